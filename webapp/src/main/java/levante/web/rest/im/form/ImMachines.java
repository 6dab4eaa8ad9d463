package levante.web.rest.im.form;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.plan.ManagedMachine;

/** Machines as IM's clients know them: by a number within the infrastructure. */
public final class ImMachines {
  private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");

  private ImMachines() {}

  /** The machines that clients see: those that stay, and at the end those that are left. */
  public static List<ManagedMachine> of(Infrastructure infrastructure) {
    return infrastructure.machines().stream()
        .filter(machine -> machine.kept() || infrastructure.life() == Life.DELETING)
        .sorted(Comparator.comparing(machine -> machine.id().index()))
        .toList();
  }

  /** The machine of that number. */
  public static ManagedMachine of(Infrastructure infrastructure, String number) {
    return of(infrastructure).stream()
        .filter(machine -> String.valueOf(machine.id().index()).equals(number))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.MACHINE_NOT_FOUND, "there is no VM '%s'".formatted(number)));
  }

  /** The numbers of a list such as {@code 1,2}; one that is none names no machine. */
  public static List<Integer> numbers(String list, ErrorCode otherwise) {
    return List.of(list.split(",", -1)).stream()
        .map(String::strip)
        .map(
            number -> {
              if (!INDEX.matcher(number).matches()) {
                throw new LevanteException(otherwise, "'%s' is no VM id".formatted(number));
              }
              return Integer.valueOf(number);
            })
        .toList();
  }
}
