package levante.provisioner.plan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.plan.ProvisioningPlanner.Draft;
import levante.provisioner.version.KubernetesVersion;
import levante.provisioner.version.NodeVersion;

/**
 * How the nodes of one cluster become the version that its template says: those that were begun
 * first, then the servers, then the workers, each when the one before runs it and is back. What the
 * template leaves open is no reason to upgrade, and nothing is downgraded. Pure.
 */
public final class UpgradePlanner {
  private final ClusterSpec cluster;
  private final Optional<KubernetesVersion> wanted;

  /** Of that cluster. */
  public UpgradePlanner(ClusterSpec cluster) {
    this.cluster = cluster;
    this.wanted = KubernetesVersion.read(cluster.version());
  }

  /** The machines whose nodes are yet to be upgraded, in their order. */
  public List<ManagedMachine> pending(Estate estate) {
    return nodes(estate)
        .filter(machine -> isBegun(machine) || compared(machine).filter(n -> n < 0).isPresent())
        .sorted(Comparator.comparing((ManagedMachine machine) -> !isBegun(machine)))
        .toList();
  }

  private Stream<ManagedMachine> nodes(Estate estate) {
    return Stream.concat(servers(estate), workers(estate))
        .filter(machine -> machine.works() && machine.state() == MachineState.CONFIGURED);
  }

  private Stream<ManagedMachine> servers(Estate estate) {
    return estate.desired().controlPlane(cluster.name()).stream()
        .flatMap(pool -> estate.kept(pool.nodeTemplate()).stream());
  }

  private Stream<ManagedMachine> workers(Estate estate) {
    return estate.desired().workers(cluster.name()).stream()
        .flatMap(pool -> estate.kept(pool.nodeTemplate()).stream());
  }

  private static boolean isBegun(ManagedMachine machine) {
    return machine.node().filter(NodeVersion::upgrading).isPresent();
  }

  /** Negative for one that is older than what is wanted; empty when either is not known. */
  private Optional<Integer> compared(ManagedMachine machine) {
    return wanted.flatMap(
        version -> machine.node().flatMap(NodeVersion::read).map(runs -> runs.against(version)));
  }

  /** Exactly what a server runs that is it already, so that all nodes come to run the same. */
  private String target(Estate estate, NodeRole role) {
    Optional<String> one =
        servers(estate)
            .filter(server -> role == NodeRole.WORKER || isAsWanted(server))
            .sorted(Comparator.comparing(server -> !isAsWanted(server)))
            .findFirst()
            .flatMap(ManagedMachine::node)
            .map(NodeVersion::version);
    return one.orElse(cluster.version());
  }

  private boolean isAsWanted(ManagedMachine machine) {
    return compared(machine).filter(n -> n == 0).isPresent();
  }

  void plan(Draft draft, Observation seen) {
    List<ManagedMachine> pending = pending(draft.estate());
    nodes(draft.estate())
        .filter(machine -> !machine.explanation().isEmpty() && !pending.contains(machine))
        .toList()
        .forEach(
            done -> draft.become(draft.estate().change(done.id(), one -> one.in(one.state(), ""))));
    String before = "";
    for (ManagedMachine machine : pending) {
      if (before.isEmpty()) {
        next(draft, seen, machine);
      } else {
        draft.hold(
            machine.id().value(),
            "runs %s, and becomes %s after %s".formatted(runs(machine), said(), before));
      }
      before = machine.id().value();
    }
  }

  private void next(Draft draft, Observation seen, ManagedMachine machine) {
    NodeRole role =
        servers(draft.estate()).anyMatch(machine::equals)
            ? NodeRole.CONTROL_PLANE
            : NodeRole.WORKER;
    Optional<String> obstacle = obstacle(draft.estate(), seen, machine, role);
    if (obstacle.isPresent()) {
      draft.hold(machine.id().value(), obstacle.get());
      return;
    }
    String who = role == NodeRole.WORKER ? "one worker at a time" : "the control plane first";
    draft.add(
        new Step.Upgrade(
            machine.id(),
            cluster,
            role,
            target(draft.estate(), role),
            "runs %s, and becomes %s: %s".formatted(runs(machine), said(), who)));
  }

  /** A server that was begun is looked after while its cluster is silent: it may be the cause. */
  private Optional<String> obstacle(
      Estate estate, Observation seen, ManagedMachine machine, NodeRole role) {
    boolean isUnderway = role == NodeRole.CONTROL_PLANE && !machine.explanation().isEmpty();
    Optional<String> silence = seen.of(cluster.id()).silence().filter(why -> !isUnderway);
    boolean runs =
        seen.machine(machine.placement().cloud(), machine.id())
            .filter(found -> found.state() == MachineState.RUNNING)
            .isPresent();
    return silence
        .or(() -> runs ? Optional.empty() : Optional.of("is upgraded when its machine runs"))
        .or(
            () ->
                servers(estate)
                    .filter(server -> !server.serves() && !server.equals(machine))
                    .findFirst()
                    .map(server -> "is upgraded when %s serves".formatted(server.id())));
  }

  private static String runs(ManagedMachine machine) {
    return machine.node().map(NodeVersion::version).orElse("an unknown version");
  }

  private String said() {
    return wanted.isPresent() ? cluster.version() : "what its control plane is";
  }
}
