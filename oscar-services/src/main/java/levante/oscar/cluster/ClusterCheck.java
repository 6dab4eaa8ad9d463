package levante.oscar.cluster;

import levante.kernel.Secret;

/** Tries a cluster before it is adopted. */
@FunctionalInterface
public interface ClusterCheck {
  /**
   * Looks whether jobs can be run there; nothing is changed.
   *
   * @throws levante.kernel.LevanteException INVALID_REQUEST when it is no kubeconfig, or one that
   *     names commands or files; CLUSTER_UNREACHABLE when the cluster does not answer or refuses
   */
  void check(Secret kubeconfig);
}
