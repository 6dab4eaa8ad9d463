package levante.provisioner.configure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.Secret;
import levante.provisioner.cloud.Machine;
import levante.provisioner.naming.MachineId;
import levante.provisioner.version.NodeVersion;

/**
 * Makes machines into nodes of a cluster, and undoes it. All methods are idempotent, return at once
 * and may end with CLUSTER_UNREACHABLE; a failure is never an empty list.
 */
public interface NodeConfigurator {
  /** What it can install; others are refused when a template is planned. */
  Set<Distribution> distributions();

  /**
   * Brings a running machine one step further on its way to being a node; called at every tick
   * until it is Configured. The front of the control plane makes the cluster, further machines of
   * it join it.
   */
  ConfigureResult configure(ClusterSite cluster, Machine machine, NodeRole role);

  /** Takes the machine's node out of the cluster; one that is not there is no error. */
  void removeNode(ClusterSite cluster, MachineId machine);

  /**
   * Lets a node leave whose machine runs still: nothing new comes onto it, its pods are evicted as
   * their budgets allow, and when it is empty it is taken out. Called at every tick until the
   * cluster lists it no more; as long as it cannot be emptied it stays, and CLUSTER_UNREACHABLE
   * says what the cluster answers.
   */
  default void leave(ClusterSite cluster, MachineId machine) {
    removeNode(cluster, machine);
  }

  /** The distributions whose clusters it makes into another version in place. */
  Set<Distribution> upgrades();

  /**
   * Brings a node one step further on its way to another version; called at every tick until it is
   * Configured: Ready with that version, and taking work as it did before. A worker is emptied
   * before, as its pods' budgets allow. A server's store is kept aside before.
   *
   * @param version which may leave the patch open, for the newest there is
   */
  ConfigureResult upgrade(ClusterSite cluster, Machine machine, NodeRole role, String version);

  /** Forgets the cluster with all its nodes; one that is not there is no error. */
  void removeCluster(ClusterSite cluster);

  /**
   * What kubectl needs to reach the cluster from outside; empty until it is known, and for a
   * cluster without such a thing.
   */
  default Optional<Secret> kubeconfig(ClusterSite cluster) {
    return Optional.empty();
  }

  /** The names of the cluster's nodes, sorted; empty for a cluster that does not exist. */
  List<String> nodes(ClusterSite cluster);

  /** What those nodes run, by name, as far as the cluster tells. */
  Map<String, NodeVersion> versions(ClusterSite cluster);
}
