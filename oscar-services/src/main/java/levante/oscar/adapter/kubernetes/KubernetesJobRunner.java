package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.adapter.kubernetes.read.BatchReader;
import levante.oscar.adapter.kubernetes.read.Ending;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.Overdue;
import levante.oscar.adapter.kubernetes.read.PodSight;
import levante.oscar.adapter.kubernetes.read.RunReader;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRunner;

/**
 * Runs jobs on real clusters, each as a Kubernetes Job of one pod. All that is known of them the
 * cluster keeps: a runner that starts again finds everything there.
 */
public final class KubernetesJobRunner implements JobRunner {
  private static final int HTTP_UNPROCESSABLE = 422;

  private final JobClusters clusters;
  private final KubernetesJobConfig config;
  private final Clock clock;
  private final JobManifest manifest;
  private final Definitions definitions;
  private final Stopper stopper;
  private final ScriptLogs logs;

  /** On these clusters. */
  public KubernetesJobRunner(JobClusters clusters, KubernetesJobConfig config, Clock clock) {
    this.clusters = clusters;
    this.config = config;
    this.clock = clock;
    this.manifest = new JobManifest(config);
    this.definitions = new Definitions(config.namespace(), clock);
    this.stopper = new Stopper(config.namespace());
    this.logs = new ScriptLogs(config);
  }

  @Override
  public void start(ClusterId cluster, Batch batch) {
    Definition definition = Definition.of(cluster, batch, JobManifest.WORK);
    clusters.ask(
        cluster,
        client -> {
          try {
            definitions.ensure(cluster, client, definition, batch.first().service());
            ServicesNamespace.create(
                client
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(config.namespace())
                    .resource(manifest.of(cluster, batch, definition)));
          } catch (KubernetesClientException e) {
            throw refused(batch.name().value(), e);
          }
          return batch;
        });
  }

  /** What the cluster says is wrong with what it was given no later call mends. */
  public static RuntimeException refused(String what, KubernetesClientException e) {
    boolean wrong =
        e.getCode() == HTTP_UNPROCESSABLE || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST;
    return wrong
        ? new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "the cluster does not take %s: %s".formatted(what, e.getMessage()),
            e)
        : e;
  }

  @Override
  public List<JobRun> list(ClusterId cluster) {
    return clusters.ask(cluster, client -> list(cluster, client));
  }

  private List<JobRun> list(ClusterId cluster, KubernetesClient client) {
    Instant now = clock.instant();
    // Pods first: a job that is listed after its pod was is one more, never one less.
    Map<String, PodSight> pods = pods(cluster, client);
    List<Job> jobs =
        client
            .batch()
            .v1()
            .jobs()
            .inNamespace(config.namespace())
            .withLabels(Marks.of(cluster))
            .list()
            .getItems();
    List<JobRun> runs = new ArrayList<>();
    for (Job job : jobs) {
      Optional<PodSight> pod = Optional.ofNullable(pods.get(job.getMetadata().getName()));
      List<JobRun> ofJob = read(client, job, pod);
      runs.addAll(ofJob);
      if (!ofJob.stream().allMatch(run -> run.state().isFinal())) {
        pod.ifPresent(seen -> endOverdue(client, job, seen, now));
      }
    }
    definitions.sweep(cluster, client, jobs);
    runs.sort(Comparator.comparing(JobRun::name));
    return runs;
  }

  private List<JobRun> read(KubernetesClient client, Job job, Optional<PodSight> pod) {
    ReportOfPod reports = new ReportOfPod(config.namespace());
    List<JobName> files = BatchReader.files(job);
    return files.isEmpty()
        ? List.of(new RunReader(seen -> reports.of(client, seen)).read(job, pod))
        : new BatchReader(
                seen -> reports.of(client, seen),
                (seen, file) -> logs.of(client, seen, file, files))
            .read(job, pod);
  }

  /** The newest pod of each job. */
  private Map<String, PodSight> pods(ClusterId cluster, KubernetesClient client) {
    return newest(ours(cluster, client).list().getItems());
  }

  /** The newest pod of one job; not found among all pods, since thousands of jobs may end. */
  private Optional<PodSight> pod(ClusterId cluster, KubernetesClient client, Job job) {
    String name = job.getMetadata().getName();
    Map<String, PodSight> pods =
        newest(ours(cluster, client).withLabel(Marks.JOB, name).list().getItems());
    return Optional.ofNullable(pods.get(name));
  }

  /** The job, or the batch that it is part of; empty when the cluster knows neither. */
  private Optional<Job> find(ClusterId cluster, KubernetesClient client, JobName job) {
    var all = client.batch().v1().jobs().inNamespace(config.namespace());
    Optional<Job> named = Optional.ofNullable(all.withName(job.value()).get());
    return named.isPresent()
        ? named
        : all
            .withLabel(Marks.MEMBER + job.value())
            .withLabel(Marks.CLUSTER, cluster.value())
            .list()
            .getItems()
            .stream()
            .findFirst();
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> ours(
      ClusterId cluster, KubernetesClient client) {
    return client
        .pods()
        .inNamespace(config.namespace())
        .withLabels(Marks.of(cluster))
        .withLabel(Marks.JOB);
  }

  private static Map<String, PodSight> newest(List<Pod> all) {
    Map<String, PodSight> pods = new TreeMap<>();
    all.stream()
        .sorted(Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp()))
        .forEach(pod -> pods.put(pod.getMetadata().getLabels().get(Marks.JOB), new PodSight(pod)));
    return pods;
  }

  private void endOverdue(KubernetesClient client, Job job, PodSight pod, Instant now) {
    Optional<Ending> ending =
        RunReader.ending(job)
            .or(() -> Overdue.at(pod, JobManifest.deadline(job), config.imagePatience(), now));
    ending.ifPresent(why -> stopper.stop(client, job, Optional.of(pod), why));
  }

  @Override
  public void cancel(ClusterId cluster, JobName job) {
    clusters.ask(
        cluster,
        client -> {
          find(cluster, client, job)
              .filter(found -> !RunReader.hasEnded(found))
              .ifPresent(found -> cancel(cluster, client, found, job));
          return job;
        });
  }

  private void cancel(ClusterId cluster, KubernetesClient client, Job found, JobName job) {
    Optional<PodSight> pod = pod(cluster, client, found);
    // Results that are on their way are never left half.
    if (pod.flatMap(one -> one.ended(Marks.SCRIPT)).isEmpty()) {
      Ending why = new Ending(FailureKind.CANCELLED, "it was cancelled");
      stopper.stop(client, found, pod, why, Optional.of(job));
    }
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    return logs.kept(job)
        .orElseGet(() -> clusters.ask(cluster, client -> log(cluster, client, job)));
  }

  private String log(ClusterId cluster, KubernetesClient client, JobName job) {
    Job found =
        find(cluster, client, job)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.JOB_NOT_FOUND, "%s has no job %s".formatted(cluster, job)));
    List<JobName> files = BatchReader.files(found);
    return pod(cluster, client, found)
        .filter(one -> one.began(Marks.SCRIPT).isPresent())
        .map(one -> files.isEmpty() ? logs.of(client, one) : logs.of(client, one, job, files))
        .orElse("");
  }

  @Override
  public void forget(ClusterId cluster, JobName batch) {
    clusters.ask(
        cluster,
        client ->
            client
                .batch()
                .v1()
                .jobs()
                .inNamespace(config.namespace())
                .withName(batch.value())
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete());
    logs.forget(batch);
  }
}
