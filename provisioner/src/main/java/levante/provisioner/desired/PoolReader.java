package levante.provisioner.desired;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
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
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.tosca.data.Properties;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Policy;
import levante.tosca.model.Topology;

/** Reads off a node template the machines that it becomes, and places them. */
final class PoolReader {
  static final String PLACEMENT = "tosca.policies.Placement";

  private final Topology topology;
  private final CloudProvider cloud;
  private final List<String> aliases;
  private final Map<String, Quantity> room;

  /**
   * For machines of that cloud.
   *
   * @param room how much more disk machines need than they say, by node template
   */
  PoolReader(
      Topology topology, CloudProvider cloud, List<String> aliases, Map<String, Quantity> room) {
    this.topology = topology;
    this.cloud = cloud;
    this.aliases = aliases;
    this.room = Map.copyOf(room);
  }

  DesiredPool read(NodeTemplate node, Optional<Membership> membership) {
    Scale scale =
        node.scaling()
            .map(scaling -> new Scale(scaling.min(), scaling.max(), scaling.count()))
            .orElse(new Scale(1, 1, 1));
    boolean isPublic =
        node.capabilityProperties("endpoint")
            .text("network_name")
            .map(name -> name.toUpperCase(Locale.ROOT))
            .filter(name -> name.equals("PUBLIC") || name.endsWith(".PUBLIC"))
            .isPresent();
    return new DesiredPool(
        node.name(),
        membership,
        placement(node),
        isPublic ? Addressing.PUBLIC : Addressing.PRIVATE,
        scale,
        new EquipmentReader(topology).read(node).meeting(needs(node)),
        PoolOperations.NONE);
  }

  private Placement placement(NodeTemplate node) {
    asked(node, "cloud", "cloud_id")
        .filter(wanted -> !wanted.equals(cloud.id().value()) && !aliases.contains(wanted))
        .ifPresent(
            wanted -> {
              throw refused(
                  node,
                  "it is to stand in cloud '%s', but all machines of an infrastructure stand in one"
                          .formatted(wanted)
                      + " cloud, here %s".formatted(cloud.id()));
            });
    List<Region> regions = cloud.regions();
    Region region =
        asked(node, "region", "availability_zone")
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

  /** What the node template asks for itself, else what a placement policy asks for it. */
  private Optional<String> asked(NodeTemplate node, String property, String ofPolicy) {
    return node.properties()
        .text(property)
        .or(
            () ->
                topology.policies().stream()
                    .filter(policy -> policy.isA(PLACEMENT) && isAbout(policy, node))
                    .flatMap(policy -> policy.properties().text(ofPolicy).stream())
                    .findFirst());
  }

  private boolean isAbout(Policy policy, NodeTemplate node) {
    return policy.targets().isEmpty()
        || policy.targets().contains(node.name())
        || topology.groups().stream()
            .filter(group -> policy.targets().contains(group.name()))
            .anyMatch(group -> group.members().contains(node.name()));
  }

  private MachineNeeds needs(NodeTemplate node) {
    Properties host = node.capabilityProperties("host");
    return new MachineNeeds(
        host.integer("num_cpus").orElse(1),
        bytes(host, "mem_size"),
        bytes(host, "disk_size").plus(room.getOrDefault(node.name(), Quantity.ZERO)),
        host.integer("num_gpus").orElse(0),
        host.text("instance_type").filter(type -> !type.isBlank()));
  }

  static Quantity bytes(Properties host, String name) {
    return host.bytes(name)
        .map(BigDecimal::new)
        .map(amount -> Quantity.parse(amount.toPlainString()))
        .orElse(Quantity.ZERO);
  }

  static LevanteException refused(NodeTemplate node, String why) {
    return new LevanteException(
        ErrorCode.INVALID_REQUEST, "node template '%s': %s".formatted(node.name(), why));
  }
}
