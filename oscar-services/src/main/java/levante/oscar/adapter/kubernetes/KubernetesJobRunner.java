package levante.oscar.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.ScalableResource;
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
import levante.oscar.adapter.kubernetes.read.Ending;
import levante.oscar.adapter.kubernetes.read.Marks;
import levante.oscar.adapter.kubernetes.read.Overdue;
import levante.oscar.adapter.kubernetes.read.PodSight;
import levante.oscar.adapter.kubernetes.read.RunReader;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRun.FailureKind;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.dispatch.JobSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs on real clusters, each as a Kubernetes Job of one pod. All that is known of them the
 * cluster keeps: a runner that starts again finds everything there.
 */
public final class KubernetesJobRunner implements JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(KubernetesJobRunner.class);

  private static final int HTTP_UNPROCESSABLE = 422;

  private final JobClusters clusters;
  private final KubernetesJobConfig config;
  private final Clock clock;
  private final JobManifest manifest;
  private final Definitions definitions;
  private final Stopper stopper;

  /** On these clusters. */
  public KubernetesJobRunner(JobClusters clusters, KubernetesJobConfig config, Clock clock) {
    this.clusters = clusters;
    this.config = config;
    this.clock = clock;
    this.manifest = new JobManifest(config);
    this.definitions = new Definitions(config.namespace(), clock);
    this.stopper = new Stopper(config.namespace());
  }

  @Override
  public void start(ClusterId cluster, JobSpec job) {
    Definition definition = Definition.of(cluster, job, JobManifest.WORK);
    clusters.ask(
        cluster,
        client -> {
          try {
            definitions.ensure(cluster, client, definition, job.service());
            ServicesNamespace.create(
                client
                    .batch()
                    .v1()
                    .jobs()
                    .inNamespace(config.namespace())
                    .resource(manifest.of(cluster, job, definition)));
          } catch (KubernetesClientException e) {
            throw refused(job, e);
          }
          return job;
        });
  }

  /** What the cluster says is wrong with a job no later call mends. */
  private static RuntimeException refused(JobSpec job, KubernetesClientException e) {
    boolean wrong =
        e.getCode() == HTTP_UNPROCESSABLE || e.getCode() == HttpURLConnection.HTTP_BAD_REQUEST;
    return wrong
        ? new LevanteException(
            ErrorCode.INVALID_REQUEST,
            "the cluster does not take %s: %s".formatted(job.name(), e.getMessage()),
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
            .withLabels(Marks.OURS)
            .withLabel(Marks.CLUSTER, cluster.value())
            .list()
            .getItems();
    RunReader reader = new RunReader(pod -> new OutputsOfPod(config.namespace()).of(client, pod));
    List<JobRun> runs = new ArrayList<>();
    for (Job job : jobs) {
      Optional<PodSight> pod = Optional.ofNullable(pods.get(job.getMetadata().getName()));
      JobRun run = reader.read(job, pod);
      runs.add(run);
      if (!run.state().isFinal()) {
        pod.ifPresent(seen -> endOverdue(client, job, seen, now));
      }
    }
    definitions.sweep(cluster, client, jobs);
    runs.sort(Comparator.comparing(JobRun::name));
    return runs;
  }

  /** The newest pod of each job. */
  private Map<String, PodSight> pods(ClusterId cluster, KubernetesClient client) {
    return newest(ours(cluster, client).list().getItems());
  }

  /** The newest pod of one job; not found among all pods, since thousands of jobs may end. */
  private Optional<PodSight> pod(ClusterId cluster, KubernetesClient client, JobName job) {
    Map<String, PodSight> pods =
        newest(ours(cluster, client).withLabel(Marks.JOB, job.value()).list().getItems());
    return Optional.ofNullable(pods.get(job.value()));
  }

  private FilterWatchListDeletable<Pod, PodList, PodResource> ours(
      ClusterId cluster, KubernetesClient client) {
    return client
        .pods()
        .inNamespace(config.namespace())
        .withLabels(Marks.OURS)
        .withLabel(Marks.CLUSTER, cluster.value());
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
          Job found = jobs(client, job).get();
          if (found != null && !RunReader.hasEnded(found)) {
            Optional<PodSight> pod = pod(cluster, client, job);
            boolean done = pod.flatMap(one -> one.ended(Marks.SCRIPT)).isPresent();
            // Results that are on their way are never left half.
            if (!done) {
              stopper.stop(
                  client, found, pod, new Ending(FailureKind.CANCELLED, "it was cancelled"));
            }
          }
          return job;
        });
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    return clusters.ask(
        cluster,
        client -> {
          Optional<PodSight> pod = pod(cluster, client, job);
          if (pod.isEmpty() && jobs(client, job).get() == null) {
            throw new LevanteException(
                ErrorCode.JOB_NOT_FOUND, "%s has no job %s".formatted(cluster, job));
          }
          return pod.filter(one -> one.began(Marks.SCRIPT).isPresent())
              .map(one -> log(client, one))
              .orElse("");
        });
  }

  private String log(KubernetesClient client, PodSight pod) {
    try {
      String text =
          podOf(client, pod).inContainer(Marks.SCRIPT).limitBytes(config.mostLogBytes()).getLog();
      return text == null ? "" : text;
    } catch (KubernetesClientException e) {
      if (e.getCode() == 0) {
        throw e;
      }
      // The API server answers; whoever kept the log does not, or has lost it.
      LOG.atInfo().addKeyValue("pod", pod.name()).log("no log: {}", e.getMessage());
      return "";
    }
  }

  private PodResource podOf(KubernetesClient client, PodSight pod) {
    return client.pods().inNamespace(config.namespace()).withName(pod.name());
  }

  private ScalableResource<Job> jobs(KubernetesClient client, JobName job) {
    return client.batch().v1().jobs().inNamespace(config.namespace()).withName(job.value());
  }

  @Override
  public void forget(ClusterId cluster, JobName job) {
    clusters.ask(
        cluster,
        client -> {
          jobs(client, job).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
          return job;
        });
  }
}
