package levante.provisioner.desired;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.data.Properties;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;

/** Reads off a topology what an infrastructure shall be, and places its machines. */
public final class TopologyReader {
  static final String COMPUTE = "tosca.nodes.Compute";
  static final String EXISTING_MACHINE = "levante.nodes.ExistingMachine";
  static final String CLUSTER = "levante.nodes.KubernetesCluster";
  static final String STORAGE = "levante.nodes.ObjectStorage";

  /** Carried out by Levante itself as soon as its cluster and storage stand. */
  static final String SERVICES = "levante.nodes.ServicesAgent";

  private static final String K3S = "levante.nodes.K3s";

  /** Cluster Autoscaler's scale-down-unneeded-time. */
  private static final Duration DEFAULT_IDLE_TIME = Duration.ofMinutes(10);

  private final InfrastructureId id;
  private final CloudProvider cloud;
  private final List<String> aliases;

  /**
   * For that infrastructure, with machines of that cloud.
   *
   * @param aliases what the owner's credentials call the cloud besides its own name
   */
  public TopologyReader(InfrastructureId id, CloudProvider cloud, List<String> aliases) {
    this.id = id;
    this.cloud = cloud;
    this.aliases = List.copyOf(aliases);
  }

  /**
   * What shall be, as far as it can be carried out, and the rest.
   *
   * @throws LevanteException INVALID_REQUEST when no size of the cloud is large enough, a machine
   *     is needed by two clusters, or names clash
   */
  public Reading read(Topology topology) {
    requireDistinctLabels(topology);
    Map<String, Membership> memberships = new HashMap<>();
    List<NodeTemplate> clusters =
        topology.nodeTemplatesOf(CLUSTER).stream()
            .filter(cluster -> isServed(topology, cluster))
            .toList();
    clusters.forEach(cluster -> join(memberships, topology, cluster));
    Set<String> names = clusters.stream().map(NodeTemplate::name).collect(Collectors.toSet());
    return new Reading(
        new Desired(
            clusters.stream()
                .map(this::cluster)
                .sorted(Comparator.comparing(DesiredCluster::name))
                .toList(),
            pools(topology, memberships),
            storages(topology, names)),
        new UnservedParts(topology, names).all());
  }

  private List<DesiredPool> pools(Topology topology, Map<String, Membership> memberships) {
    PoolReader reader = new PoolReader(topology, cloud, aliases);
    return topology.nodeTemplatesOf(COMPUTE).stream()
        .filter(node -> !node.isA(EXISTING_MACHINE))
        .map(node -> reader.read(node, Optional.ofNullable(memberships.get(node.name()))))
        .sorted(Comparator.comparing(DesiredPool::nodeTemplate))
        .toList();
  }

  private static List<DesiredStorage> storages(Topology topology, Set<String> clusters) {
    return topology.nodeTemplatesOf(STORAGE).stream()
        .flatMap(
            node ->
                topology.targets(node, "host").stream()
                    .filter(host -> clusters.contains(host.name()))
                    .limit(1)
                    .map(host -> new DesiredStorage(node.name(), host.name())))
        .sorted(Comparator.comparing(DesiredStorage::nodeTemplate))
        .toList();
  }

  private static boolean isServed(Topology topology, NodeTemplate cluster) {
    List<NodeTemplate> controlPlane = topology.targets(cluster, "control_plane");
    return controlPlane.size() == 1
        && Stream.concat(controlPlane.stream(), topology.targets(cluster, "worker").stream())
            .noneMatch(machine -> machine.isA(EXISTING_MACHINE));
  }

  private static void requireDistinctLabels(Topology topology) {
    Map<String, NodeTemplate> labels = new HashMap<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      NodeTemplate other = labels.put(InfrastructureId.label(node.name()), node);
      if (other != null) {
        throw PoolReader.refused(node, "'%s' would have the same names".formatted(other.name()));
      }
    }
  }

  private static void join(
      Map<String, Membership> memberships, Topology topology, NodeTemplate cluster) {
    for (NodeRole role : List.of(NodeRole.CONTROL_PLANE, NodeRole.WORKER)) {
      String requirement = role == NodeRole.CONTROL_PLANE ? "control_plane" : "worker";
      for (NodeTemplate node : topology.targets(cluster, requirement)) {
        Membership other = memberships.put(node.name(), new Membership(cluster.name(), role));
        if (other != null) {
          throw PoolReader.refused(node, "it is needed by '%s' already".formatted(other.cluster()));
        }
      }
    }
  }

  private DesiredCluster cluster(NodeTemplate node) {
    Properties properties = node.properties();
    boolean schedulable = properties.flag("schedulable_control_plane").orElse(false);
    return new DesiredCluster(
        new ClusterSpec(
            id.cluster(node.name()),
            id,
            node.name(),
            node.isA(K3S) ? Distribution.K3S : Distribution.KUBERNETES,
            properties.text("version").orElse("latest"),
            schedulable ? ControlPlaneUse.SCHEDULABLE : ControlPlaneUse.DEDICATED),
        properties.duration("idle_time").orElse(DEFAULT_IDLE_TIME));
  }
}
