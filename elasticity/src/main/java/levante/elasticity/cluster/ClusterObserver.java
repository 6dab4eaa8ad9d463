package levante.elasticity.cluster;

import levante.kernel.ClusterId;

/** Looks at a cluster: Kubernetes, or the sandbox's. */
public interface ClusterObserver {
  /**
   * Every node and every pod of the cluster, now. Has no effect. A cluster that does not answer, or
   * is not there (yet), is Incomplete with CLUSTER_UNREACHABLE or CLUSTER_NOT_FOUND, never an empty
   * view.
   */
  Observation<ClusterView> observe(ClusterId cluster);
}
