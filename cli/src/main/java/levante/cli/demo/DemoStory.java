package levante.cli.demo;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.cli.client.InfrastructureView;
import levante.cli.client.JobView;
import levante.cli.client.LeftoversView;
import levante.cli.client.LevanteClient;
import levante.cli.client.Patience;
import levante.cli.client.PlanView;
import levante.cli.client.scaling.ElasticityView;
import levante.cli.failure.CliFailure;
import levante.cli.storage.ObjectStore;
import levante.kernel.Secret;

/**
 * The use case as a client plays it: submit, watch, apply, upload, watch, collect, destroy. Every
 * step may be repeated; nothing here knows more than the wires say.
 */
public final class DemoStory {
  /** The idle time that the demo asks for, so that its end can be waited for. */
  static final String IDLE_TIME = "6 s";

  private static final String TEMPLATE = "edge-to-cloud";
  private static final String WORKERS = "cloud_worker";
  private static final String SPLITTER = "anon-and-split";
  private static final String DETECTOR = "mask-detector";
  private static final String BUCKET = "mask-detector";
  private static final int CLUSTERS = 2;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

  /** Failures after which Levante tries again by itself. */
  private static final Set<String> TRIED_AGAIN = Set.of("infrastructure", "evicted");

  private final LevanteClient client;
  private final ObjectStore.Connector connector;
  private final Patience patience;
  private final Narrator narrator;
  private final Watch watch;
  private String id = "";

  /** A story with this client, told by {@code narrator}. */
  public DemoStory(
      LevanteClient client, ObjectStore.Connector connector, Patience patience, Narrator narrator) {
    this.client = client;
    this.connector = connector;
    this.patience = patience;
    this.narrator = narrator;
    this.watch = new Watch(narrator);
  }

  /** Submits the template after showing its plan, and waits until both clusters are ready. */
  public void raiseClusters(String idempotencyKey, Duration limit) {
    String template = client.template(TEMPLATE);
    Map<String, String> inputs = Map.of("idle_time", IDLE_TIME);
    narrator.chapter("the plan of the template " + TEMPLATE);
    tell(client.plan(template, inputs));
    narrator.chapter("submitting it by IM's wire");
    id = client.submit(template, inputs, idempotencyKey);
    narrator.say("  infrastructure " + id);
    InfrastructureView ready =
        patience
            .until(limit, BETWEEN_LOOKS, this::lookForReady)
            .orElseThrow(
                () -> new CliFailure("not ready after %s: %s".formatted(limit, troubles())));
    ready
        .clusters()
        .forEach(
            cluster ->
                narrator.say(
                    "  cluster %s is %s: %s at %s"
                        .formatted(
                            cluster.id(),
                            cluster.state(),
                            cluster.distribution(),
                            cluster.endpoint())));
  }

  private Optional<InfrastructureView> lookForReady() {
    InfrastructureView seen = client.infrastructure(id);
    watch.machines(seen);
    return Optional.of(seen).filter(one -> one.ready(CLUSTERS));
  }

  private String troubles() {
    InfrastructureView seen = client.infrastructure(id);
    return seen.state() + " " + String.join("; ", seen.explanations());
  }

  private void tell(PlanView plan) {
    for (PlanView.Step step : plan.steps()) {
      narrator.say(
          "  %-12s %-28s %-16s %s"
              .formatted(step.action(), step.what(), step.where(), step.reason()));
    }
    narrator.say(
        "  price: %s EUR/h for %d machines now, at most %s EUR/h when scaled up"
            .formatted(plan.eurPerHour(), plan.machines(), plan.eurPerHourAtMost()));
  }

  /** Applies the two services. */
  public void applyServices(String fdl) {
    narrator.chapter(
        "applying the services %s (edge) and %s (cloud)".formatted(SPLITTER, DETECTOR));
    client.applyServices(id, fdl);
  }

  /** Uploads the video, which starts everything else; once is enough, twice is another version. */
  public void upload(Path video) {
    String key = inputKey(video);
    narrator.chapter("uploading %s to the edge as %s/%s".formatted(video, BUCKET, key));
    ObjectStore edge = store("edge");
    if (edge.list(BUCKET, key).contains(key)) {
      narrator.say("  it is there already: this story was cut off before");
    } else {
      edge.put(BUCKET, key, video);
    }
  }

  /** Watches until every picture has its job and the cloud's workers are gone. */
  public void watchToTheEnd(Path video, Duration limit) {
    narrator.chapter("the upload has triggered; jobs, decisions and machines as they come");
    String missing =
        patience
            .until(limit, BETWEEN_LOOKS, () -> lookForEnd(video))
            .map(end -> "")
            .orElseGet(() -> missing(video));
    if (!missing.isEmpty()) {
      throw new CliFailure("not finished after %s: %s".formatted(limit, missing));
    }
  }

  private Optional<Boolean> lookForEnd(Path video) {
    watch.jobs(client.jobs(id));
    watch.decisions(client.decisions(id));
    watch.machines(client.infrastructure(id));
    return Optional.of(true).filter(yes -> missing(video).isEmpty());
  }

  /** What the end still lacks, in a sentence; empty at the end. */
  private String missing(Path video) {
    List<JobView> jobs = client.jobs(id);
    Optional<JobView> split = decisive(jobs, SPLITTER, inputKey(video));
    if (split.isEmpty()) {
      return "the video has no finished job";
    }
    Set<String> waiting =
        split.get().outputs().stream()
            .map(JobView.Location::key)
            .filter(key -> decisive(jobs, DETECTOR, key).isEmpty())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!waiting.isEmpty()) {
      return "%d pictures have no finished job, first %s"
          .formatted(waiting.size(), waiting.iterator().next());
    }
    int workers = client.infrastructure(id).machinesOf(WORKERS).size();
    if (workers > 0) {
      return workers + " idle workers are not released yet";
    }
    ElasticityView nodes = client.elasticity(id);
    return nodes.removed() < nodes.added() ? "the journal has not closed every release yet" : "";
  }

  /** The job that settled an object: one that succeeded, or one that is not tried again. */
  private static Optional<JobView> decisive(List<JobView> jobs, String service, String key) {
    return jobs.stream()
        .filter(job -> job.service().equals(service) && job.input().key().equals(key))
        .filter(JobView::ended)
        .filter(job -> job.failure().filter(one -> TRIED_AGAIN.contains(one.kind())).isEmpty())
        .findFirst();
  }

  /** Brings the results into a folder and reads all figures back from the system. */
  public DemoNumbers collect(Path video, Path folder) {
    List<JobView> jobs = client.jobs(id);
    ObjectStore cloud = store("cloud");
    Optional<String> frames = folderOf(jobs, SPLITTER, inputKey(video));
    Optional<String> made =
        frames.flatMap(
            folderName ->
                cloud.list(BUCKET, folderName).stream()
                    .flatMap(key -> folderOf(jobs, DETECTOR, key).stream())
                    .findFirst());
    Results results =
        made.map(prefix -> Results.bring(cloud, BUCKET, prefix, folder)).orElse(Results.NONE);
    ElasticityView nodes = client.elasticity(id);
    return new DemoNumbers(
        frames.map(folderName -> cloud.list(BUCKET, folderName).size()).orElse(0),
        results.faces(),
        results.masks(),
        jobs.size(),
        (int) jobs.stream().filter(JobView::failed).count(),
        nodes.added(),
        nodes.removed(),
        results.pictures(),
        null,
        0);
  }

  private static Optional<String> folderOf(List<JobView> jobs, String service, String key) {
    return decisive(jobs, service, key)
        .flatMap(
            job -> Results.commonFolder(job.outputs().stream().map(one -> one.key()).toList()));
  }

  /** Tells why jobs failed, with their logs. */
  public void tellFailures() {
    for (JobView job : client.jobs(id)) {
      job.failure()
          .ifPresent(
              failure -> {
                narrator.chapter("job %s failed (%s)".formatted(job.name(), failure.kind()));
                narrator.say("  input  " + job.input().bucket() + "/" + job.input().key());
                narrator.say("  why    " + failure.message());
                client.jobLog(job.name()).lines().forEach(line -> narrator.say("  log    " + line));
              });
    }
  }

  /** Destroys the infrastructure and waits until nothing is left; tells how much is. */
  public int destroy(Duration limit) {
    narrator.chapter("destroying both clusters");
    client.destroy(id);
    Optional<LeftoversView> nothing =
        patience.until(
            limit,
            BETWEEN_LOOKS,
            () -> Optional.of(client.leftovers(id)).filter(left -> left.count() == 0));
    LeftoversView left = nothing.orElseGet(() -> client.leftovers(id));
    narrator.say(
        "  left: machines %s, nodes %s, storages %s, jobs %s"
            .formatted(left.machines(), left.nodes(), left.storages(), left.jobs()));
    return left.count();
  }

  /** What led to what, as the server writes it. */
  public String lineage() {
    return client.lineageText(id);
  }

  /** The decisions, as the server writes them. */
  public String decisions() {
    return client.decisionsText(id);
  }

  private static String inputKey(Path video) {
    return "input/" + video.getFileName();
  }

  private ObjectStore store(String cluster) {
    Map<String, String> outputs = client.outputs(id);
    return connector.connect(
        new ObjectStore.Access(
            outputs.get(cluster + "_storage_endpoint"),
            outputs.get(cluster + "_storage_access_key"),
            Secret.of(outputs.get(cluster + "_storage_secret_key"))));
  }
}
