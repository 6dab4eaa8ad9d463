package levante.provisioner.desired;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import levante.provisioner.application.ApplicationReader;
import levante.provisioner.operate.OperationReader;
import levante.tosca.data.Properties;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Policy;
import levante.tosca.model.Topology;

/** Finds the parts of a topology that nothing carries out yet. */
final class UnservedParts {
  private static final List<String> REQUIREMENTS =
      List.of("control_plane", "front_end", ClusterReader.WORKER);

  private final Topology topology;
  private final Abilities abilities;
  private final ClusterReader reader;
  private final OperationReader operations;
  private final ApplicationReader applications;
  private final Set<String> clusters;

  /** Of that topology, whose parts are read by these readers. */
  UnservedParts(
      Topology topology,
      Abilities abilities,
      ClusterReader reader,
      OperationReader operations,
      ApplicationReader applications) {
    this.topology = topology;
    this.abilities = abilities;
    this.reader = reader;
    this.operations = operations;
    this.applications = applications;
    this.clusters = reader.names();
  }

  List<UnservedPart> all() {
    List<UnservedPart> parts = new ArrayList<>();
    for (NodeTemplate node : topology.nodeTemplates()) {
      obstacle(node)
          .ifPresent(why -> parts.add(new UnservedPart(node.name(), node.type(), host(node), why)));
    }
    topology.policies().stream()
        .filter(policy -> !policy.isA(PoolReader.PLACEMENT))
        .map(UnservedParts::policy)
        .forEach(parts::add);
    return parts;
  }

  private static UnservedPart policy(Policy policy) {
    return new UnservedPart(
        policy.name(), policy.type(), Optional.empty(), "this kind of policy is not enforced");
  }

  private Optional<String> host(NodeTemplate node) {
    return Stream.concat(
            topology.targets(node, "host").stream(),
            REQUIREMENTS.stream().flatMap(name -> topology.targets(node, name).stream()))
        .map(NodeTemplate::name)
        .findFirst();
  }

  private Optional<String> obstacle(NodeTemplate node) {
    boolean isApplication =
        !node.isAbstract() && (ApplicationReader.isOwn(node) || applications.isServed(node));
    return isApplication ? application(node) : kind(node).or(() -> operations(node));
  }

  private Optional<String> application(NodeTemplate node) {
    if (!applications.isServed(node)) {
      return Optional.of("its cluster is not carried out");
    }
    return abilities.applications()
        ? Optional.empty()
        : Optional.of("nothing puts applications onto this cloud's clusters yet");
  }

  private Optional<String> kind(NodeTemplate node) {
    if (node.isAbstract()) {
      return Optional.of(
          "it stands for something from outside (directives: %s), which nothing chooses yet"
              .formatted(String.join(", ", node.directives())));
    }
    if (node.isA(TopologyReader.EXISTING_MACHINE)) {
      return Optional.of("machines that exist are not reached by SSH yet");
    }
    if (node.isA(TopologyReader.COMPUTE)) {
      return machine(node);
    }
    if (ClusterReader.isCluster(node)) {
      return reader.obstacle(node);
    }
    if (EquipmentReader.isVolume(node)) {
      return volume(node);
    }
    if (node.isA(TopologyReader.STORAGE)) {
      return abilities.storages()
          ? onCluster(node)
          : Optional.of("nothing makes object storages on this cloud's clusters yet");
    }
    if (node.isA(TopologyReader.SERVICES)) {
      return onCluster(node).or(() -> besideStorage(node));
    }
    return isRun(node) ? Optional.empty() : Optional.of("nothing installs this type yet");
  }

  private static Optional<String> machine(NodeTemplate node) {
    Properties host = node.capabilityProperties("host");
    return host.text("gpu_vendor").isPresent() || host.text("gpu_model").isPresent()
        ? Optional.of("the cloud does not say whose graphics processors its sizes have")
        : Optional.empty();
  }

  private static Optional<String> volume(NodeTemplate node) {
    boolean exists =
        Stream.of("volume_id", "snapshot_id")
            .anyMatch(name -> node.properties().text(name).filter(id -> !id.isBlank()).isPresent());
    return exists ? Optional.of("volumes that exist are not attached yet") : Optional.empty();
  }

  private Optional<String> onCluster(NodeTemplate node) {
    return host(node).filter(clusters::contains).isPresent()
        ? Optional.empty()
        : Optional.of("its cluster is not carried out");
  }

  private Optional<String> besideStorage(NodeTemplate node) {
    boolean beside =
        topology.targets(node, "storage").stream()
            .allMatch(storage -> host(storage).equals(host(node)));
    return beside ? Optional.empty() : Optional.of("its storage is on another cluster");
  }

  /** Whether there is anything to run for it; what Levante installs itself is no such thing. */
  private boolean isRun(NodeTemplate node) {
    return !OperationReader.operations(node).isEmpty()
        && operations
            .machine(node)
            .filter(one -> !one.isA(TopologyReader.EXISTING_MACHINE))
            .isPresent();
  }

  private Optional<String> operations(NodeTemplate node) {
    return operations
        .obstacle(node, abilities.artifacts())
        .or(
            () ->
                operations
                    .machine(node)
                    .filter(
                        machine -> isRun(node) && reader.memberships().containsKey(machine.name()))
                    .map(machine -> "operations are not run on machines of a cluster yet"));
  }
}
