package levante.elasticity.act;

import levante.kernel.ClusterId;

/** Empties nodes. Every method throws CLUSTER_UNREACHABLE or CLUSTER_NOT_FOUND. */
public interface NodeDrainer {
  /** Lets nothing new onto the node; again, or a node that is gone, changes nothing. */
  void cordon(ClusterId cluster, String node);

  /** Lets pods onto the node again; again, or a node that is gone, changes nothing. */
  void uncordon(ClusterId cluster, String node);

  /** Cordons the node and evicts its pods but daemons; a node that is gone is Drained. */
  DrainResult drain(ClusterId cluster, String node);
}
