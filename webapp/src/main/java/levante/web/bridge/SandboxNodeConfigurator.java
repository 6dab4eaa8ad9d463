package levante.web.bridge;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxNode;
import levante.elasticity.cluster.Node;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.naming.MachineId;

/** Makes the sandbox cloud's machines into nodes of the sandbox's clusters. */
public final class SandboxNodeConfigurator implements NodeConfigurator {
  private final SandboxClusters clusters;

  /** Over the sandbox's clusters. */
  public SandboxNodeConfigurator(SandboxClusters clusters) {
    this.clusters = clusters;
  }

  @Override
  public Set<Distribution> distributions() {
    return EnumSet.allOf(Distribution.class);
  }

  @Override
  public ConfigureResult configure(ClusterSite site, Machine machine, NodeRole role) {
    ClusterSpec cluster = site.spec();
    if (role == NodeRole.CONTROL_PLANE) {
      clusters.ensureCluster(cluster.id(), cluster.distribution().name().toLowerCase(Locale.ROOT));
    } else if (clusters.clusters().stream().noneMatch(one -> one.id().equals(cluster.id()))) {
      return new ConfigureResult.InProgress("waits for the control plane of " + cluster.name());
    }
    clusters.join(cluster.id(), node(cluster, machine, role));
    return new ConfigureResult.Configured(machine.id().value());
  }

  private static SandboxNode node(ClusterSpec cluster, Machine machine, NodeRole role) {
    boolean worker = role == NodeRole.WORKER;
    boolean open = worker || cluster.controlPlaneUse() == ControlPlaneUse.SCHEDULABLE;
    return new SandboxNode(
        machine.id().value(),
        worker ? Node.Role.WORKER : Node.Role.CONTROL_PLANE,
        worker ? Optional.of(NodePools.poolOf(machine.id())) : Optional.empty(),
        NodePools.shape(machine.size(), machine.region().name()),
        open ? Node.Scheduling.OPEN : Node.Scheduling.CORDONED);
  }

  @Override
  public void removeNode(ClusterSite cluster, MachineId machine) {
    try {
      clusters.leave(cluster.id(), machine.value());
    } catch (LevanteException gone) {
      onlyWhenTheClusterIsGone(gone);
    }
  }

  @Override
  public void removeCluster(ClusterSite cluster) {
    clusters.removeCluster(cluster.id());
  }

  @Override
  public List<String> nodes(ClusterSite cluster) {
    try {
      return clusters.nodes(cluster.id()).stream().map(Node::name).toList();
    } catch (LevanteException gone) {
      onlyWhenTheClusterIsGone(gone);
      return List.of();
    }
  }

  private static void onlyWhenTheClusterIsGone(LevanteException failure) {
    if (failure.code() != ErrorCode.CLUSTER_NOT_FOUND) {
      throw failure;
    }
  }
}
