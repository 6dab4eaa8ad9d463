package levante.web.rest.v1.nodes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.operate.ClusterStatus;
import levante.elasticity.operate.PoolStatus;

/**
 * All workers of a cluster, and its pools.
 *
 * @param unseen why the cluster cannot be seen now; absent when it can
 */
public record ClusterNodesView(
    String cluster, Optional<String> unseen, List<NodeView> nodes, List<PoolView> pools) {
  /**
   * A pool.
   *
   * @param off how many more nodes it could have
   * @param askedAgain when it may be asked for nodes again after failures; absent when now
   */
  public record PoolView(
      String name,
      int min,
      int max,
      int live,
      int off,
      int failures,
      Optional<Instant> askedAgain) {
    private static PoolView of(PoolStatus pool) {
      return new PoolView(
          pool.pool().name(),
          pool.pool().min(),
          pool.pool().max(),
          pool.live(),
          pool.off(),
          pool.failures(),
          pool.askedAgain());
    }
  }

  static ClusterNodesView of(ClusterStatus status) {
    return new ClusterNodesView(
        status.cluster().value(),
        status.unseen(),
        status.nodes().stream().map(NodeView::of).toList(),
        status.pools().stream().map(PoolView::of).toList());
  }
}
