package levante.provisioner.desired;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.data.Properties;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;

/** Reads off a topology its clusters, as far as they can be carried out. */
final class ClusterReader {
  static final String WORKER = "worker";

  private static final String KUBERNETES = "levante.nodes.KubernetesCluster";
  private static final String K3S = "levante.nodes.K3s";
  private static final String SLURM = "levante.nodes.SlurmCluster";

  /** Cluster Autoscaler's scale-down-unneeded-time. */
  private static final Duration DEFAULT_IDLE_TIME = Duration.ofMinutes(10);

  private static final List<String> SETTINGS = List.of("partition", "shared_folder");

  private final Topology topology;
  private final Abilities abilities;

  ClusterReader(Topology topology, Abilities abilities) {
    this.topology = topology;
    this.abilities = abilities;
  }

  static boolean isCluster(NodeTemplate node) {
    return node.isA(KUBERNETES) || node.isA(SLURM);
  }

  /** The requirement that names the machine which makes the cluster. */
  static String controlPlane(NodeTemplate cluster) {
    return cluster.isA(SLURM) ? "front_end" : "control_plane";
  }

  /** Why a cluster cannot be carried out; empty when it can. */
  Optional<String> obstacle(NodeTemplate cluster) {
    List<NodeTemplate> controlPlane = topology.targets(cluster, controlPlane(cluster));
    boolean bought =
        controlPlane.size() == 1
            && Stream.concat(controlPlane.stream(), topology.targets(cluster, WORKER).stream())
                .noneMatch(machine -> machine.isA(TopologyReader.EXISTING_MACHINE));
    if (!bought) {
      return Optional.of("a cluster stands on just one control plane of bought machines");
    }
    boolean isSeveral = controlPlane.get(0).scaling().filter(all -> all.max() > 1).isPresent();
    if (isSeveral && !distribution(cluster).hasSeveralServers()) {
      return Optional.of("nothing makes several machines into one control plane yet");
    }
    return abilities.distributions().contains(distribution(cluster))
        ? Optional.empty()
        : Optional.of("nothing installs it on this cloud's machines yet");
  }

  /** The clusters that can be carried out. */
  List<NodeTemplate> served() {
    return topology.nodeTemplates().stream()
        .filter(ClusterReader::isCluster)
        .filter(cluster -> obstacle(cluster).isEmpty())
        .toList();
  }

  /** Whether the cluster of that node template has Kubernetes' API. */
  boolean isKubernetes(String name) {
    return topology.nodeTemplate(name).filter(one -> one.isA(KUBERNETES)).isPresent();
  }

  /** Their names. */
  Set<String> names() {
    return served().stream().map(NodeTemplate::name).collect(Collectors.toSet());
  }

  /** Which machines are what to which cluster, by node template. */
  Map<String, Membership> memberships() {
    Map<String, Membership> memberships = new HashMap<>();
    for (NodeTemplate cluster : served()) {
      join(memberships, cluster, NodeRole.CONTROL_PLANE, controlPlane(cluster));
      join(memberships, cluster, NodeRole.WORKER, WORKER);
    }
    return memberships;
  }

  /** The cluster that a node template becomes, or whose control plane its machine is. */
  Optional<String> raisedAt(NodeTemplate node) {
    return isCluster(node)
        ? Optional.of(node.name()).filter(names()::contains)
        : Optional.ofNullable(memberships().get(node.name()))
            .filter(one -> one.role() == NodeRole.CONTROL_PLANE)
            .map(Membership::cluster);
  }

  private void join(
      Map<String, Membership> memberships, NodeTemplate cluster, NodeRole role, String by) {
    for (NodeTemplate node : topology.targets(cluster, by)) {
      Membership other = memberships.put(node.name(), new Membership(cluster.name(), role));
      if (other != null) {
        throw PoolReader.refused(node, "it is needed by '%s' already".formatted(other.cluster()));
      }
    }
  }

  /** What shall be, by name. */
  List<DesiredCluster> clusters(InfrastructureId id) {
    return served().stream()
        .map(node -> cluster(id, node))
        .sorted(Comparator.comparing(DesiredCluster::name))
        .toList();
  }

  private static DesiredCluster cluster(InfrastructureId id, NodeTemplate node) {
    Properties properties = node.properties();
    boolean schedulable = properties.flag("schedulable_control_plane").orElse(false);
    Map<String, String> settings = new TreeMap<>();
    SETTINGS.forEach(name -> properties.text(name).ifPresent(text -> settings.put(name, text)));
    return new DesiredCluster(
        new ClusterSpec(
            id.cluster(node.name()),
            id,
            node.name(),
            distribution(node),
            properties.text("version").orElse("latest"),
            schedulable ? ControlPlaneUse.SCHEDULABLE : ControlPlaneUse.DEDICATED,
            settings),
        properties.duration("idle_time").orElse(DEFAULT_IDLE_TIME));
  }

  private static Distribution distribution(NodeTemplate cluster) {
    if (cluster.isA(SLURM)) {
      return Distribution.SLURM;
    }
    return cluster.isA(K3S) ? Distribution.K3S : Distribution.KUBERNETES;
  }
}
