package levante.provisioner.application;

import java.util.List;
import levante.provisioner.configure.ClusterSite;

/**
 * Puts applications onto clusters and takes them away. All methods are idempotent, return at once
 * and may end with CLUSTER_UNREACHABLE; a failure is never an empty list.
 */
public interface ClusterApplications {
  /**
   * Brings an application one step further; called at every tick until it is Done. One that stands
   * as something else is changed in place, and what it has no more is taken away.
   */
  ApplicationResult apply(ClusterSite cluster, DesiredApplication application);

  /**
   * Takes an application away with all that was applied for it; called at every tick until the
   * cluster lists it no more. One that is not there is no error. Its namespace stays.
   *
   * @param name its name on the cluster
   */
  ApplicationResult remove(ClusterSite cluster, String name);

  /** The names of the applications that were put there, sorted; half-made ones too. */
  List<String> list(ClusterSite cluster);
}
