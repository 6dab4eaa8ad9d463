package levante.provisioner.change;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;

/** Finds machines of an infrastructure by their indices, which are IM's VM ids. */
final class Machines {
  private Machines() {}

  /** These machines, each once and in that order; all that shall stay, when none is named. */
  static List<ManagedMachine> ofOrAll(Infrastructure infrastructure, List<Integer> indices) {
    return indices.isEmpty()
        ? infrastructure.machines().stream().filter(ManagedMachine::kept).toList()
        : of(infrastructure, indices);
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
