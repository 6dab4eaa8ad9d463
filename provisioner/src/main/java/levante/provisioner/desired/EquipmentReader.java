package levante.provisioner.desired;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.naming.InfrastructureId;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;

/** Reads off a node template what its machines are equipped with: image, ports, volumes. */
final class EquipmentReader {
  private static final List<String> VOLUMES =
      List.of("tosca.nodes.BlockStorage", "tosca.nodes.Storage.BlockStorage");
  private static final BigInteger GIB = BigInteger.ONE.shiftLeft(30);
  private static final String PUBLIC = ".PUBLIC";
  private static final List<String> ANY_NETWORK = List.of("PUBLIC", "PRIVATE");

  /** Whoever may log in does so here; IM opens it on every machine as well. */
  private static final OpenPort SSH = new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE);

  private final Topology topology;

  EquipmentReader(Topology topology) {
    this.topology = topology;
  }

  static boolean isVolume(NodeTemplate node) {
    return VOLUMES.stream().anyMatch(node::isA);
  }

  LaunchDetails read(NodeTemplate node) {
    Properties endpoint = node.capabilityProperties("endpoint");
    return new LaunchDetails(
        image(node.capabilityProperties("os")),
        endpoint
            .text("network_name")
            .map(
                name ->
                    name.endsWith(PUBLIC)
                        ? name.substring(0, name.length() - PUBLIC.length())
                        : name)
            .filter(name -> ANY_NETWORK.stream().noneMatch(name::equalsIgnoreCase)),
        ports(node, endpoint),
        volumes(node),
        Optional.empty(),
        "",
        Optional.empty());
  }

  private static Image.Needs image(Properties os) {
    return new Image.Needs(
        text(os, "image"), text(os, "distribution"), text(os, "version"), text(os, "architecture"));
  }

  private static Optional<String> text(Properties properties, String name) {
    return properties.text(name).filter(text -> !text.isBlank());
  }

  private static List<OpenPort> ports(NodeTemplate node, Properties endpoint) {
    List<OpenPort> ports = new ArrayList<>();
    ports.add(SSH);
    for (Value spec : entries(endpoint.value("ports"))) {
      port(node, spec).filter(port -> !ports.contains(port)).ifPresent(ports::add);
    }
    return ports;
  }

  private static List<Value> entries(Optional<Value> value) {
    return value
        .filter(Value.Entries.class::isInstance)
        .map(Value.Entries.class::cast)
        .map(entries -> List.copyOf(entries.values().values()))
        .orElse(List.of());
  }

  private static Optional<OpenPort> port(NodeTemplate node, Value value) {
    if (!(value instanceof Value.Entries entries)) {
      return Optional.empty();
    }
    Properties spec = new Properties(entries.values());
    Protocol protocol =
        spec.text("protocol").filter("udp"::equals).isPresent() ? Protocol.UDP : Protocol.TCP;
    String from = text(spec, "remote_cidr").orElse(OpenPort.ANYWHERE);
    List<Integer> range =
        range(spec, "source_range")
            .or(() -> range(spec, "target_range"))
            .or(() -> spec.integer("source").map(one -> List.of(one, one)))
            .or(() -> spec.integer("target").map(one -> List.of(one, one)))
            .orElseThrow(() -> PoolReader.refused(node, "one of its ports has no number"));
    return Optional.of(new OpenPort(protocol, range.get(0), range.get(1), from));
  }

  private static Optional<List<Integer>> range(Properties spec, String name) {
    return spec.value(name)
        .filter(Value.Items.class::isInstance)
        .map(Value.Items.class::cast)
        .map(
            items ->
                items.values().stream()
                    .flatMap(bound -> bound.asScalar().stream())
                    .map(bound -> Integer.parseInt(bound.plain().toString()))
                    .toList())
        .filter(bounds -> bounds.size() == 2);
  }

  /** A volume of size 0 that names no existing one is left out, as in IM. */
  private List<Volume> volumes(NodeTemplate node) {
    List<Volume> volumes = new ArrayList<>();
    for (Requirement requirement : node.requirements("local_storage")) {
      topology
          .nodeTemplate(requirement.target())
          .filter(EquipmentReader::isVolume)
          .flatMap(volume -> volume(volume, requirement.relationship().properties()))
          .ifPresent(volumes::add);
    }
    return volumes;
  }

  private static Optional<Volume> volume(NodeTemplate node, Properties attachment) {
    return node.properties()
        .bytes("size")
        .filter(bytes -> bytes.signum() > 0)
        .map(
            bytes ->
                new Volume(
                    InfrastructureId.label(node.name()),
                    bytes.add(GIB).subtract(BigInteger.ONE).divide(GIB).intValueExact(),
                    text(attachment, "location"),
                    text(attachment, "fs_type").orElse(Volume.DEFAULT_FILE_SYSTEM)));
  }
}
