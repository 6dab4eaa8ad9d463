package levante.provisioner.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedMachine.Intent;
import levante.provisioner.terms.Activity;

/** Stops, starts and reboots machines, and has them configured anew. The loop does it. */
public final class OrderMachines {
  private final Changes changes;

  /** On those records. */
  public OrderMachines(Records records, Clock clock) {
    this.changes = new Changes(records, clock);
  }

  /** What can be asked of machines. */
  public enum Order {
    STOP(Intent.STOP, Kind.STOP_ASKED, "stopped"),
    START(Intent.START, Kind.START_ASKED, "started"),
    REBOOT(Intent.REBOOT, Kind.REBOOT_ASKED, "rebooted");

    private final Intent intent;
    private final Kind kind;
    private final String participle;

    Order(Intent intent, Kind kind, String participle) {
      this.intent = intent;
      this.kind = kind;
      this.participle = participle;
    }
  }

  /**
   * Writes the order down. Idempotent while it is not carried out.
   *
   * @param indices of the machines; none for all
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, MACHINE_NOT_FOUND; LOCKED
   *     unless it is to be started; HIBERNATED unless it is to be stopped
   */
  public void order(InfrastructureId id, OwnerId caller, List<Integer> indices, Order order) {
    List<ManagedMachine> ordered = new ArrayList<>();
    Infrastructure after =
        changes.make(
            id,
            caller,
            current -> {
              require(current, order);
              ordered.clear();
              Machines.ofOrAll(current, indices).stream()
                  .filter(machine -> machine.intent() != Intent.REPLACE)
                  .forEach(ordered::add);
              Estate estate = current.estate();
              for (ManagedMachine machine : ordered) {
                estate = estate.change(machine.id(), one -> one.ordered(order.intent));
              }
              return current.with(estate);
            });
    changes.tell(
        after, order.kind, ordered, "%s asked for it to be %s".formatted(caller, order.participle));
  }

  private static void require(Infrastructure current, Order order) {
    if (order != Order.START) {
      current.unlocked();
    }
    if (order != Order.STOP) {
      Changes.awake(current);
    }
  }

  /**
   * Lets machines that run be configured anew.
   *
   * @param indices of the machines; none for all that are not stopped
   * @param recipes what the caller sent to be run, as text; empty for nothing
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, MACHINE_NOT_FOUND,
   *     HIBERNATED; INVALID_REQUEST when a named one is stopped, or all are
   */
  public void reconfigure(
      InfrastructureId id, OwnerId caller, List<Integer> indices, String recipes) {
    List<ManagedMachine> anew = new ArrayList<>();
    Infrastructure after =
        changes.make(
            id,
            caller,
            current -> {
              anew.clear();
              anew.addAll(Machines.running(Changes.awake(current), indices));
              Estate estate = current.estate();
              for (ManagedMachine machine : anew) {
                estate = estate.change(machine.id(), OrderMachines::unconfigured);
              }
              return current.with(estate);
            });
    changes.tell(
        after, Kind.RECONFIGURE_ASKED, anew, "%s asked for it to be configured".formatted(caller));
    if (!recipes.isBlank()) {
      changes.tell(after, Kind.PASSED_OVER, "recipes that nothing runs here:\n" + recipes);
    }
  }

  /** Whether it has machines that {@link #reconfigure} would do anything with. */
  public static boolean canBeReconfigured(Infrastructure infrastructure) {
    return infrastructure.terms().activity() != Activity.HIBERNATED
        && infrastructure.machines().stream()
            .anyMatch(one -> one.kept() && !Machines.isStopped(one));
  }

  private static ManagedMachine unconfigured(ManagedMachine machine) {
    return machine.state() == MachineState.CONFIGURED
        ? machine.in(MachineState.RUNNING, "is configured anew")
        : machine;
  }
}
