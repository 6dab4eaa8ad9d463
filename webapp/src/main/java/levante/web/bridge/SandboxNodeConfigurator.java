package levante.web.bridge;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.elasticity.adapter.sandbox.SandboxClusters;
import levante.elasticity.adapter.sandbox.SandboxClusters.Run;
import levante.elasticity.adapter.sandbox.SandboxNode;
import levante.elasticity.cluster.Node;
import levante.kernel.ClusterId;
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
import levante.provisioner.version.NodeVersion;

/** Makes the sandbox cloud's machines into nodes of the sandbox's clusters. */
public final class SandboxNodeConfigurator implements NodeConfigurator {
  /** The newest version in the sandbox's world. */
  private static final String NEWEST = "1.34";

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
    runs(cluster);
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
  public Set<Distribution> upgrades() {
    return EnumSet.of(Distribution.K3S, Distribution.KUBERNETES);
  }

  /** A step a tick, so that it is seen: a worker is emptied, installed anew and let back. */
  @Override
  public ConfigureResult upgrade(ClusterSite site, Machine machine, NodeRole role, String version) {
    ClusterId cluster = site.id();
    String node = machine.id().value();
    Run run = clusters.runs(cluster).getOrDefault(node, Run.of(""));
    String wanted = released(site.spec(), version);
    if (role == NodeRole.WORKER && run.before().isEmpty() && !run.version().equals(wanted)) {
      Optional<Node.Scheduling> before =
          clusters.nodes(cluster).stream()
              .filter(one -> one.name().equals(node))
              .map(Node::scheduling)
              .findFirst();
      clusters.run(cluster, node, new Run(run.version(), before));
      clusters.cordon(cluster, node);
      clusters.evict(cluster, node);
      return new ConfigureResult.InProgress("is emptied");
    }
    if (!run.version().equals(wanted)) {
      clusters.run(cluster, node, new Run(wanted, run.before()));
      return new ConfigureResult.InProgress("is installed, and waits to be Ready");
    }
    if (run.before().filter(Node.Scheduling.OPEN::equals).isPresent()) {
      clusters.uncordon(cluster, node);
    }
    clusters.run(cluster, node, Run.of(wanted));
    return new ConfigureResult.Configured(node);
  }

  @Override
  public Map<String, NodeVersion> versions(ClusterSite cluster) {
    try {
      Map<String, NodeVersion> versions = new TreeMap<>();
      runs(cluster.spec())
          .forEach(
              (node, run) ->
                  versions.put(node, new NodeVersion(run.version(), run.before().isPresent())));
      return versions;
    } catch (LevanteException gone) {
      onlyWhenTheClusterIsGone(gone);
      return Map.of();
    }
  }

  /** What nodes run; one of which nobody said it runs what the others do. */
  private Map<String, Run> runs(ClusterSpec cluster) {
    if (cluster.distribution() == Distribution.SLURM) {
      return Map.of();
    }
    SortedMap<String, Run> runs = clusters.runs(cluster.id());
    List<String> unsaid =
        runs.keySet().stream().filter(node -> runs.get(node).version().isEmpty()).toList();
    if (unsaid.isEmpty()) {
      return runs;
    }
    String known =
        clusters.nodes(cluster.id()).stream()
            .sorted(Comparator.comparing(Node::role))
            .map(node -> runs.getOrDefault(node.name(), Run.of("")).version())
            .filter(version -> !version.isEmpty())
            .findFirst()
            .orElseGet(() -> released(cluster, cluster.version()));
    unsaid.forEach(node -> clusters.run(cluster.id(), node, Run.of(known)));
    return clusters.runs(cluster.id());
  }

  /** The newest release in the sandbox of what is asked for. */
  private static String released(ClusterSpec cluster, String asked) {
    String version = asked.equals("latest") ? NEWEST : asked.replaceFirst("^v", "");
    boolean isWhole = version.chars().filter(one -> one == '.').count() > 1;
    String release = "v" + (isWhole ? version : version + ".1");
    return cluster.distribution() == Distribution.K3S && !release.contains("+")
        ? release + "+k3s1"
        : release;
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
