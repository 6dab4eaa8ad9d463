package levante.web.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;

/** Keeps pods of the sandbox's clusters in the sandbox, and of all others on Kubernetes. */
public final class ClusterWarmPods implements WarmPods {
  private final ClusterKinds kinds;
  private final WarmPods sandbox;
  private final WarmPods real;

  /** Over both kinds. */
  public ClusterWarmPods(ClusterKinds kinds, WarmPods sandbox, WarmPods real) {
    this.kinds = kinds;
    this.sandbox = sandbox;
    this.real = real;
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    return of(cluster).list(cluster);
  }

  @Override
  public void hold(ClusterId cluster, Pool pool, int size, Set<String> first) {
    of(cluster).hold(cluster, pool, size, first);
  }

  @Override
  public void remove(ClusterId cluster, String pool) {
    of(cluster).remove(cluster, pool);
  }

  @Override
  public Optional<PodAnswer> call(
      ClusterId cluster, Pool pool, String pod, JobSpec call, Path body) {
    return of(cluster).call(cluster, pool, pod, call, body);
  }

  private WarmPods of(ClusterId cluster) {
    return kinds.isSandbox(cluster) ? sandbox : real;
  }
}
