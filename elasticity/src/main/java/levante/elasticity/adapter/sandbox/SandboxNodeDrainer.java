package levante.elasticity.adapter.sandbox;

import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.kernel.ClusterId;

/** Empties nodes of sandbox clusters; an eviction there is done when it returns. */
public final class SandboxNodeDrainer implements NodeDrainer {
  private final SandboxClusters clusters;

  /** Works on these clusters. */
  public SandboxNodeDrainer(SandboxClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public void cordon(ClusterId cluster, String node) {
    clusters.cordon(cluster, node);
  }

  @Override
  public void uncordon(ClusterId cluster, String node) {
    clusters.uncordon(cluster, node);
  }

  @Override
  public DrainResult drain(ClusterId cluster, String node) {
    clusters.cordon(cluster, node);
    clusters.evict(cluster, node);
    return new DrainResult.Drained();
  }
}
