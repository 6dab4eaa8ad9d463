package levante.oscar.adapter.kubernetes;

import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.Secret;

/** How the clusters are reached. */
@FunctionalInterface
public interface Kubeconfigs {
  /**
   * The cluster's kubeconfig as it is now, at once; empty as long as it is not known. Throws
   * CLUSTER_NOT_FOUND for a cluster that is not there (any more).
   */
  Optional<Secret> of(ClusterId cluster);
}
