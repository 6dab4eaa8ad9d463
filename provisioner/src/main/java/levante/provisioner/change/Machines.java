package levante.provisioner.change;

import java.util.List;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedMachine.Intent;

/** Finds machines of an infrastructure by their indices, which are IM's VM ids. */
final class Machines {
  private Machines() {}

  /** These machines, each once and in that order; all that shall stay, when none is named. */
  static List<ManagedMachine> ofOrAll(Infrastructure infrastructure, List<Integer> indices) {
    return indices.isEmpty()
        ? infrastructure.machines().stream().filter(ManagedMachine::kept).toList()
        : of(infrastructure, indices);
  }

  /**
   * These machines, or all that shall not be stopped when none is named.
   *
   * @throws LevanteException MACHINE_NOT_FOUND; INVALID_REQUEST when a named one is stopped or is
   *     to be, or all are
   */
  static List<ManagedMachine> running(Infrastructure infrastructure, List<Integer> indices) {
    List<ManagedMachine> asked = ofOrAll(infrastructure, indices);
    List<ManagedMachine> running = asked.stream().filter(one -> !isStopped(one)).toList();
    boolean lacksOne = running.size() < asked.size();
    if (lacksOne && (!indices.isEmpty() || running.isEmpty())) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          asked.stream()
              .filter(Machines::isStopped)
              .map(one -> one.id().value())
              .collect(Collectors.joining(", ", "stopped, and to be started first: ", "")));
    }
    return running;
  }

  /** Whether it is stopped, or is to be. */
  static boolean isStopped(ManagedMachine machine) {
    return machine.intent() == Intent.STOP
        || (machine.intent() == Intent.KEEP && machine.state() == MachineState.STOPPED);
  }

  static List<ManagedMachine> of(Infrastructure infrastructure, List<Integer> indices) {
    return indices.stream().distinct().map(index -> of(infrastructure, index)).toList();
  }

  private static ManagedMachine of(Infrastructure infrastructure, int index) {
    return infrastructure.machines().stream()
        .filter(machine -> machine.id().index() == index)
        .filter(ManagedMachine::kept)
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.MACHINE_NOT_FOUND,
                    "%s has no machine %d".formatted(infrastructure.id(), index)));
  }
}
