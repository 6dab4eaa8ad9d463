package levante.provisioner.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.plan.Observation;
import levante.provisioner.plan.Observed;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.Drift.Kind;

/**
 * Compares what was made with what is there. Only what once served can drift: what is still being
 * made is the plan's own business. Silence is no drift. Pure.
 */
final class DriftReader {
  private final Estate estate;
  private final Observation seen;
  private final Map<ClusterId, Set<String>> nodes = new TreeMap<>();
  private final List<Drift> drifts = new ArrayList<>();

  private DriftReader(Estate estate, Observation seen) {
    this.estate = estate;
    this.seen = seen;
    seen.nodes().forEach((cluster, listed) -> nodes.put(cluster, new HashSet<>(listed.items())));
  }

  /** All of it, by kind and name. */
  static List<Drift> read(Estate estate, Observation seen) {
    DriftReader reader = new DriftReader(estate, seen);
    estate.machines().forEach(reader::machine);
    seen.machines().values().forEach(cloud -> cloud.items().forEach(reader::unknownMachine));
    reader.unknownNodes();
    estate.storages().forEach(reader::storage);
    estate.applications().all().forEach(reader::application);
    reader.drifts.sort(Comparator.comparing(Drift::kind).thenComparing(Drift::subject));
    return List.copyOf(reader.drifts);
  }

  private void machine(ManagedMachine machine) {
    boolean hasServed = machine.progress().configured().isPresent();
    if (!machine.works() || !hasServed || !seen.of(machine.placement().cloud()).isComplete()) {
      return;
    }
    MachineState state =
        seen.machine(machine.placement().cloud(), machine.id())
            .map(Machine::state)
            .orElse(MachineState.DELETING);
    switch (state) {
      case DELETING -> add(Kind.MACHINE_LOST, machine.id(), "its cloud lists it no more");
      case FAILED -> add(Kind.MACHINE_FAILED, machine.id(), "its cloud says that it failed");
      case STOPPED ->
          add(Kind.MACHINE_STOPPED, machine.id(), "is stopped, and nobody asked for it");
      case RUNNING -> runs(machine);
      default -> {}
    }
  }

  /** One that is on its way into its cluster has left nothing. */
  private void runs(ManagedMachine machine) {
    boolean wasNode =
        machine.state() == MachineState.CONFIGURED || machine.state() == MachineState.UNKNOWN;
    if (wasNode) {
      clusterOf(machine)
          .filter(cluster -> seen.of(cluster).isComplete())
          .filter(cluster -> !nodes.get(cluster).contains(machine.id().value()))
          .ifPresent(cluster -> add(Kind.NODE_LEFT, machine.id(), "its node left " + cluster));
    }
  }

  private Optional<ClusterId> clusterOf(ManagedMachine machine) {
    return estate
        .desired()
        .pool(machine.nodeTemplate())
        .flatMap(DesiredPool::membership)
        .map(membership -> estate.id().cluster(membership.cluster()));
  }

  private void unknownMachine(Machine machine) {
    if (estate.machine(machine.id()).isEmpty() && machine.state() != MachineState.DELETING) {
      add(
          Kind.MACHINE_UNKNOWN,
          machine.id(),
          "carries this infrastructure's tag, and nobody asked for it");
    }
  }

  private void unknownNodes() {
    Set<String> own = new HashSet<>();
    estate.machines().forEach(machine -> own.add(machine.id().value()));
    nodes.forEach(
        (cluster, names) ->
            names.stream()
                .filter(name -> !own.contains(name))
                .forEach(name -> unknownNode(cluster, name)));
  }

  private void unknownNode(ClusterId cluster, String node) {
    MachineId.read(node)
        .filter(machine -> machine.hex().equals(estate.id().hex()))
        .ifPresent(
            machine ->
                add(
                    Kind.NODE_UNKNOWN,
                    machine,
                    "is a node of %s without a machine".formatted(cluster)));
  }

  private void storage(ManagedStorage storage) {
    String name = storage.spec().name();
    boolean isWanted =
        estate.aim().storages().stream()
            .anyMatch(wanted -> wanted.nodeTemplate().equals(storage.nodeTemplate()));
    if (isWanted
        && storage.access().isPresent()
        && seen.storages().isComplete()
        && !seen.storages().items().contains(name)) {
      drifts.add(new Drift(Kind.STORAGE_LOST, name, "is listed no more"));
    }
  }

  private void application(ManagedApplication application) {
    Observed<String> listed = seen.applicationsOn(application.cluster());
    boolean isWanted =
        estate
            .aim()
            .application(application.nodeTemplate())
            .filter(application::serves)
            .isPresent();
    if (isWanted
        && listed.isComplete()
        && !listed.items().contains(application.application().name())) {
      drifts.add(
          new Drift(
              Kind.APPLICATION_LOST,
              application.nodeTemplate(),
              "%s lists it no more".formatted(application.cluster())));
    }
  }

  private void add(Kind kind, MachineId machine, String sentence) {
    drifts.add(new Drift(kind, machine.value(), sentence));
  }
}
