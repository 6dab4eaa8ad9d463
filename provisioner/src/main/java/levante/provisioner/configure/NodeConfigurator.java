package levante.provisioner.configure;

import java.util.List;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.MachineId;

/**
 * Makes machines into nodes of a cluster, and undoes it. All methods are idempotent, return at once
 * and may end with CLUSTER_UNREACHABLE; a failure is never an empty list.
 */
public interface NodeConfigurator {
  /**
   * Brings a running machine one step further on its way to being a node; called at every tick
   * until it is Configured. The first control plane makes the cluster.
   */
  ConfigureResult configure(ClusterSpec cluster, Machine machine, NodeRole role);

  /** Takes the machine's node out of the cluster; one that is not there is no error. */
  void removeNode(ClusterId cluster, MachineId machine);

  /** Forgets the cluster with all its nodes; one that is not there is no error. */
  void removeCluster(ClusterId cluster);

  /** The names of the cluster's nodes, sorted; empty for a cluster that does not exist. */
  List<String> nodes(ClusterId cluster);
}
