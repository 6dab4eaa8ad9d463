package levante.web.bridge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.ClusterId;
import levante.kernel.Secret;
import levante.oscar.cluster.AdoptedCluster;
import levante.oscar.cluster.ClusterBook;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobRunner;

/** Runs jobs of the sandbox's clusters in the sandbox, and of all others on Kubernetes. */
public final class ClusterJobRunners implements JobRunner {
  private final ClusterKinds kinds;
  private final JobRunner sandbox;
  private final JobRunner real;

  /** Over both kinds; what is not known is asked of {@code real}, which knows what is gone. */
  public ClusterJobRunners(ClusterKinds kinds, JobRunner sandbox, JobRunner real) {
    this.kinds = kinds;
    this.sandbox = sandbox;
    this.real = real;
  }

  /**
   * How real clusters are reached: adopted ones as their owners said, raised ones as they became.
   */
  public record Reach(ClusterBook book, Function<ClusterId, Optional<Secret>> raised) {
    /** The cluster's kubeconfig; empty as long as it is not known; CLUSTER_NOT_FOUND. */
    public Optional<Secret> kubeconfig(ClusterId cluster) {
      Optional<Secret> given =
          book.adopted().stream()
              .filter(one -> one.id().equals(cluster))
              .map(AdoptedCluster::kubeconfig)
              .findFirst();
      return given.isPresent() ? given : raised.apply(cluster);
    }
  }

  @Override
  public void start(ClusterId cluster, Batch batch) {
    of(cluster).start(cluster, batch);
  }

  @Override
  public List<JobRun> list(ClusterId cluster) {
    return of(cluster).list(cluster);
  }

  @Override
  public void cancel(ClusterId cluster, JobName job) {
    of(cluster).cancel(cluster, job);
  }

  @Override
  public String log(ClusterId cluster, JobName job) {
    return of(cluster).log(cluster, job);
  }

  @Override
  public void forget(ClusterId cluster, JobName job) {
    of(cluster).forget(cluster, job);
  }

  private JobRunner of(ClusterId cluster) {
    return kinds.isSandbox(cluster) ? sandbox : real;
  }
}
