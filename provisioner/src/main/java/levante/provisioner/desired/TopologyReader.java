package levante.provisioner.desired;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineNeeds;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlaneUse;
import levante.provisioner.configure.Distribution;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.model.NodeTemplate;
import levante.tosca.data.Properties;
import levante.tosca.model.Topology;

/** Reads off a topology what an infrastructure shall be, and places its machines. */
public final class TopologyReader {
  private static final String MACHINE = "levante.nodes.Machine";
  private static final String CLUSTER = "levante.nodes.KubernetesCluster";
  private static final String K3S = "levante.nodes.K3s";
  private static final String STORAGE = "levante.nodes.ObjectStorage";

  /** Cluster Autoscaler's scale-down-unneeded-time. */
  private static final Duration DEFAULT_IDLE_TIME = Duration.ofMinutes(10);

  private final InfrastructureId id;
  private final CloudProvider cloud;

  /** For that infrastructure, with machines of that cloud. */
  public TopologyReader(InfrastructureId id, CloudProvider cloud) {
    this.id = id;
    this.cloud = cloud;
  }

  /**
   * What shall be.
   *
   * @throws LevanteException INVALID_REQUEST when a node template cannot be deployed: its type is
   *     not one that becomes something, no size is large enough, or names clash
   */
  public Desired read(Topology topology) {
    topology.nodeTemplates().forEach(TopologyReader::requireKnownType);
    requireDistinctLabels(topology);
    Map<String, Membership> memberships = memberships(topology);
    return new Desired(
        topology.nodeTemplatesOf(CLUSTER).stream()
            .map(this::cluster)
            .sorted(Comparator.comparing(DesiredCluster::name))
            .toList(),
        topology.nodeTemplatesOf(MACHINE).stream()
            .map(node -> pool(node, Optional.ofNullable(memberships.get(node.name()))))
            .sorted(Comparator.comparing(DesiredPool::nodeTemplate))
            .toList(),
        topology.nodeTemplatesOf(STORAGE).stream()
            .map(node -> storage(topology, node))
            .sorted(Comparator.comparing(DesiredStorage::nodeTemplate))
            .toList());
  }

  private static void requireKnownType(NodeTemplate node) {
    if (!node.isA(MACHINE) && !node.isA(CLUSTER) && !node.isA(STORAGE)) {
      throw refused(node, "type %s cannot be deployed".formatted(node.type()));
    }
  }

  private static void requireDistinctLabels(Topology topology) {
    Map<String, NodeTemplate> labels = new HashMap<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      NodeTemplate other = labels.put(InfrastructureId.label(node.name()), node);
      if (other != null) {
        throw refused(node, "'%s' would have the same names".formatted(other.name()));
      }
    }
  }

  private static Map<String, Membership> memberships(Topology topology) {
    Map<String, Membership> memberships = new HashMap<>();
    for (NodeTemplate cluster : topology.nodeTemplatesOf(CLUSTER)) {
      join(memberships, topology, cluster, NodeRole.CONTROL_PLANE);
      join(memberships, topology, cluster, NodeRole.WORKER);
    }
    return memberships;
  }

  private static void join(
      Map<String, Membership> memberships, Topology topology, NodeTemplate cluster, NodeRole role) {
    String requirement = role == NodeRole.CONTROL_PLANE ? "control_plane" : "worker";
    List<NodeTemplate> targets = topology.targets(cluster, requirement);
    if (targets.size() > 1) {
      throw refused(
          cluster, "more than one node template as %s is not served".formatted(requirement));
    }
    for (NodeTemplate node : targets) {
      Membership other = memberships.put(node.name(), new Membership(cluster.name(), role));
      if (other != null) {
        throw refused(node, "it is needed by '%s' already".formatted(other.cluster()));
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

  private DesiredPool pool(NodeTemplate node, Optional<Membership> membership) {
    Scale scale =
        node.scaling()
            .map(scaling -> new Scale(scaling.min(), scaling.max(), scaling.count()))
            .orElse(new Scale(1, 1, 1));
    boolean isPublic =
        node.capabilityProperties("endpoint")
            .text("network_name")
            .map("PUBLIC"::equalsIgnoreCase)
            .orElse(false);
    return new DesiredPool(
        node.name(),
        membership,
        placement(node),
        isPublic ? Addressing.PUBLIC : Addressing.PRIVATE,
        scale);
  }

  private Placement placement(NodeTemplate node) {
    node.properties()
        .text("cloud")
        .filter(wanted -> !wanted.equals(cloud.id().value()))
        .ifPresent(
            wanted -> {
              throw refused(
                  node, "no credentials for cloud '%s', only %s".formatted(wanted, cloud.id()));
            });
    List<Region> regions = cloud.regions();
    Region region =
        node.properties()
            .text("region")
            .map(Region::new)
            .orElseGet(() -> regions.stream().findFirst().orElseThrow());
    if (!regions.contains(region)) {
      throw refused(
          node, "cloud %s has no region '%s', only %s".formatted(cloud.id(), region, regions));
    }
    MachineNeeds needs = needs(node);
    MachineSize size =
        needs
            .cheapestOf(cloud.sizes(region))
            .orElseThrow(() -> refused(node, "no size in %s has %s".formatted(region, needs)));
    return new Placement(cloud.id(), region, size);
  }

  private static MachineNeeds needs(NodeTemplate node) {
    Properties host = node.capabilityProperties("host");
    return new MachineNeeds(
        host.integer("num_cpus").orElse(1),
        bytes(host, "mem_size"),
        bytes(host, "disk_size"),
        host.integer("num_gpus").orElse(0),
        host.text("instance_type"));
  }

  private static Quantity bytes(Properties host, String name) {
    return host.bytes(name)
        .map(BigDecimal::new)
        .map(amount -> Quantity.parse(amount.toPlainString()))
        .orElse(Quantity.ZERO);
  }

  private static DesiredStorage storage(Topology topology, NodeTemplate node) {
    return topology.targets(node, "host").stream()
        .filter(host -> host.isA(CLUSTER))
        .findFirst()
        .map(host -> new DesiredStorage(node.name(), host.name()))
        .orElseThrow(() -> refused(node, "its host is no cluster"));
  }

  private static LevanteException refused(NodeTemplate node, String why) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "node template '%s': %s".formatted(node.name(), why));
  }
}
