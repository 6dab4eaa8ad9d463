package levante.elasticity.adapter.sandbox;

import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import levante.elasticity.cluster.Node;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** Makes clusters of the sandbox unreachable by a script; everything else is passed on. */
public final class FaultySandboxClusters implements SandboxClusters {
  private final SandboxClusters real;
  private final Predicate<ClusterId> unreachable;

  /**
   * Decorates the clusters.
   *
   * @param unreachable asked at each call; true makes it throw CLUSTER_UNREACHABLE
   */
  public FaultySandboxClusters(SandboxClusters real, Predicate<ClusterId> unreachable) {
    this.real = real;
    this.unreachable = unreachable;
  }

  private SandboxClusters reached(ClusterId cluster) {
    if (unreachable.test(cluster)) {
      throw new LevanteException(
          ErrorCode.CLUSTER_UNREACHABLE, "cluster %s does not answer".formatted(cluster));
    }
    return real;
  }

  @Override
  public void ensureCluster(ClusterId cluster, String distribution) {
    reached(cluster).ensureCluster(cluster, distribution);
  }

  @Override
  public void removeCluster(ClusterId cluster) {
    reached(cluster).removeCluster(cluster);
  }

  @Override
  public List<SandboxCluster> clusters() {
    return real.clusters();
  }

  @Override
  public void join(ClusterId cluster, SandboxNode node) {
    reached(cluster).join(cluster, node);
  }

  @Override
  public void leave(ClusterId cluster, String node) {
    reached(cluster).leave(cluster, node);
  }

  @Override
  public List<Node> nodes(ClusterId cluster) {
    return reached(cluster).nodes(cluster);
  }

  @Override
  public void requestPod(ClusterId cluster, SandboxPodRequest pod) {
    reached(cluster).requestPod(cluster, pod);
  }

  @Override
  public List<SandboxPod> pods(ClusterId cluster) {
    return reached(cluster).pods(cluster);
  }

  @Override
  public Contents contents(ClusterId cluster) {
    return reached(cluster).contents(cluster);
  }

  @Override
  public void releasePod(ClusterId cluster, String pod) {
    reached(cluster).releasePod(cluster, pod);
  }

  @Override
  public void cordon(ClusterId cluster, String node) {
    reached(cluster).cordon(cluster, node);
  }

  @Override
  public void uncordon(ClusterId cluster, String node) {
    reached(cluster).uncordon(cluster, node);
  }

  @Override
  public SortedMap<String, Run> runs(ClusterId cluster) {
    return reached(cluster).runs(cluster);
  }

  @Override
  public void run(ClusterId cluster, String node, Run run) {
    reached(cluster).run(cluster, node, run);
  }

  @Override
  public void evict(ClusterId cluster, String node) {
    reached(cluster).evict(cluster, node);
  }

  @Override
  public List<NodeStay> history(ClusterId cluster) {
    return real.history(cluster);
  }

  @Override
  public void tick() {
    real.tick();
  }
}
