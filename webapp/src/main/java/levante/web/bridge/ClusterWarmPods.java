package levante.web.bridge;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.JobSpec;
import levante.oscar.pool.PodAnswer;
import levante.oscar.pool.WarmPods;
import levante.provisioner.cluster.FindClusters;

/** Keeps pods of the sandbox's clusters in the sandbox, and of all others on Kubernetes. */
public final class ClusterWarmPods implements WarmPods {
  private final ClusterKinds kinds;
  private final WarmPods sandbox;
  private final WarmPods real;
  private final Map<ClusterId, WarmPods> listed = new ConcurrentHashMap<>();

  /**
   * Over both kinds.
   *
   * @param raised the clusters that Levante raised
   */
  public ClusterWarmPods(FindClusters raised, WarmPods sandbox, WarmPods real) {
    this.kinds = new ClusterKinds(raised);
    this.sandbox = sandbox;
    this.real = real;
  }

  @Override
  public List<Seen> list(ClusterId cluster) {
    WarmPods side = of(cluster);
    List<Seen> pools = side.list(cluster);
    listed.put(cluster, side);
    return pools;
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
    // No call asks a database where its cluster is.
    WarmPods side = listed.get(cluster);
    return (side == null ? of(cluster) : side).call(cluster, pool, pod, call, body);
  }

  private WarmPods of(ClusterId cluster) {
    return kinds.of(cluster).filter(ClusterKinds.Kind.SANDBOX::equals).isPresent() ? sandbox : real;
  }
}
