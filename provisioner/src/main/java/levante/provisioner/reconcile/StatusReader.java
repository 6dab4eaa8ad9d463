package levante.provisioner.reconcile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import levante.provisioner.application.ManagedApplication;
import levante.provisioner.application.ManagedApplication.State;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.infrastructure.InfrastructureStatus;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedStorage;
import levante.provisioner.plan.PoolTrouble;
import levante.provisioner.plan.UpgradePlanner;

/** Derives an infrastructure's status anew from what is known. Pure. */
final class StatusReader {
  /** Which state wins. Source: IM 2.0.0, failed and unknown first, the mix of the rest last. */
  private static final List<MachineState> PRECEDENCE =
      List.of(
          MachineState.FAILED,
          MachineState.UNKNOWN,
          MachineState.PENDING,
          MachineState.RUNNING,
          MachineState.STOPPED,
          MachineState.OFF,
          MachineState.UNCONFIGURED,
          MachineState.CONFIGURED);

  private StatusReader() {}

  static InfrastructureStatus active(Estate estate, List<String> failures) {
    List<MachineState> states = new ArrayList<>();
    estate.machines().stream()
        .filter(ManagedMachine::kept)
        .map(ManagedMachine::state)
        .forEach(states::add);
    if (estate.aim().pools().stream().anyMatch(pool -> lacksMachines(estate, pool))) {
      states.add(MachineState.PENDING);
    }
    if (estate.aim().storages().stream()
        .map(wanted -> estate.storage(wanted.nodeTemplate()))
        .anyMatch(storage -> storage.flatMap(ManagedStorage::access).isEmpty())) {
      states.add(MachineState.RUNNING);
    }
    states.addAll(ofApplications(estate));
    if (estate.aim().clusters().stream()
        .anyMatch(one -> !new UpgradePlanner(one.spec()).pending(estate).isEmpty())) {
      states.add(MachineState.RUNNING);
    }
    MachineState state =
        PRECEDENCE.stream().filter(states::contains).findFirst().orElse(MachineState.CONFIGURED);
    return new InfrastructureStatus(state, explanations(estate, failures));
  }

  static InfrastructureStatus deleting(Estate estate, List<String> failures) {
    return new InfrastructureStatus(MachineState.DELETING, explanations(estate, failures));
  }

  /** One that failed tells more than those that wait for it. */
  private static List<MachineState> ofApplications(Estate estate) {
    List<State> states =
        estate.applications().all().stream().map(ManagedApplication::state).toList();
    if (states.contains(State.FAILED)) {
      return List.of(MachineState.UNCONFIGURED);
    }
    return states.stream().allMatch(State.READY::equals)
        ? List.of()
        : List.of(MachineState.RUNNING);
  }

  private static boolean lacksMachines(Estate estate, DesiredPool pool) {
    return estate.kept(pool.nodeTemplate()).size() < pool.count();
  }

  private static List<String> explanations(Estate estate, List<String> failures) {
    Stream<String> troubles =
        estate.troubles().stream()
            .filter(trouble -> waits(estate, trouble))
            .map(
                trouble ->
                    "%s: %s (%d in a row, next attempt %s)"
                        .formatted(
                            trouble.nodeTemplate(),
                            trouble.sentence(),
                            trouble.failures(),
                            trouble.until()));
    Stream<String> machines =
        estate.machines().stream()
            .filter(ManagedMachine::kept)
            .filter(machine -> !machine.explanation().isEmpty())
            .map(machine -> "%s: %s".formatted(machine.id(), machine.explanation()));
    Stream<String> storages =
        estate.storages().stream()
            .filter(storage -> !storage.explanation().isEmpty())
            .map(storage -> "%s: %s".formatted(storage.spec().name(), storage.explanation()));
    Stream<String> applications =
        estate.applications().all().stream()
            .filter(one -> !one.explanation().isEmpty())
            .map(one -> "%s: %s".formatted(one.nodeTemplate(), one.explanation()));
    return Stream.of(troubles, machines, storages, applications, failures.stream())
        .flatMap(lines -> lines)
        .toList();
  }

  private static boolean waits(Estate estate, PoolTrouble trouble) {
    return estate
            .desired()
            .pool(trouble.nodeTemplate())
            .map(pool -> lacksMachines(estate, pool))
            .orElse(false)
        || estate.kept(trouble.nodeTemplate()).stream().anyMatch(machine -> !machine.launched());
  }
}
