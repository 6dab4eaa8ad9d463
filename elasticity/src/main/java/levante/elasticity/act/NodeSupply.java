package levante.elasticity.act;

import java.util.List;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.ClusterId;

/**
 * Where nodes come from and go to. It only changes what is desired; the machines follow. Every
 * method throws CLOUD_UNREACHABLE or CLUSTER_NOT_FOUND.
 */
public interface NodeSupply {
  /**
   * Every node of the cluster's pools from its order until it is gone, in any state. A failure is
   * never an empty list.
   */
  List<SuppliedNode> supplied(ClusterId cluster);

  /**
   * Raises the pool to so many live nodes. Idempotent: a pool that has, or already desires, as many
   * or more is left alone. Throws QUOTA_EXCEEDED or OUT_OF_CAPACITY.
   */
  void request(ClusterId cluster, String pool, int totalNodes);

  /** Gives that very node back, and desires one less of its pool; gone already is fine. */
  void release(ClusterId cluster, String node);
}
