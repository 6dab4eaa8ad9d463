package levante.elasticity.operate;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;

/**
 * All nodes of a cluster that can get work, by name, and its pools.
 *
 * @param unseen why the cluster cannot be seen now; its nodes are those known before
 */
public record ClusterStatus(
    ClusterId cluster, Optional<String> unseen, List<NodeStatus> nodes, List<PoolStatus> pools) {
  public ClusterStatus {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(unseen, "unseen");
    nodes = List.copyOf(nodes);
    pools = List.copyOf(pools);
  }
}
