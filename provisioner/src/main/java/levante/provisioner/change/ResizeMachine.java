package levante.provisioner.change;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.cloud.MachineNeeds;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.desired.Placement;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;

/** Gives one machine another size. It is made anew under its name, since no cloud here resizes. */
public final class ResizeMachine {
  private final Changes changes;
  private final Clouds clouds;

  /** With sizes of these clouds. */
  public ResizeMachine(Records records, Clouds clouds, Clock clock) {
    this.changes = new Changes(records, clock);
    this.clouds = clouds;
  }

  /**
   * What one asks of the machine; what is empty stays at least as it is.
   *
   * @param memory at least, in bytes
   * @param disk at least, in bytes
   */
  public record Wanted(
      Optional<Integer> cpus,
      Optional<Quantity> memory,
      Optional<Quantity> disk,
      Optional<Integer> gpus,
      Optional<String> instanceType) {
    private MachineNeeds over(MachineSize size) {
      return new MachineNeeds(
          cpus.orElse(size.cpus()),
          memory.orElse(size.memory()),
          disk.orElse(size.disk()),
          gpus.orElse(size.gpus()),
          instanceType);
    }

    private boolean asksNothing() {
      return cpus.isEmpty()
          && memory.isEmpty()
          && disk.isEmpty()
          && gpus.isEmpty()
          && instanceType.isEmpty();
    }
  }

  /**
   * What would become of the machine. Its disk goes with it.
   *
   * @param size that it would have
   */
  public record Outlook(ManagedMachine machine, MachineSize size) {
    public Outlook {
      Objects.requireNonNull(machine, "machine");
      Objects.requireNonNull(size, "size");
    }

    /** Whether it has that size already. */
    public boolean isNothing() {
      return size.name().equals(machine.placement().size().name());
    }
  }

  /**
   * What {@link #resize} would do. Nothing is kept.
   *
   * @throws LevanteException what {@link #resize} throws
   */
  public Outlook plan(InfrastructureId id, OwnerId caller, int index, Wanted wanted) {
    Infrastructure found = changes.living(id, caller);
    ManagedMachine machine = resizable(found, index);
    return new Outlook(machine, size(found, machine.placement(), wanted));
  }

  /**
   * Writes down that the machine shall be of the cheapest size that does; the one it has is kept
   * when nothing is asked for or it is that size.
   *
   * @return the machine as it shall be
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, LOCKED, HIBERNATED,
   *     MACHINE_NOT_FOUND; INVALID_REQUEST when it is stopped or the region has no such size
   */
  public ManagedMachine resize(InfrastructureId id, OwnerId caller, int index, Wanted wanted) {
    Outlook outlook = plan(id, caller, index, wanted);
    if (wanted.asksNothing() || outlook.isNothing()) {
      return outlook.machine();
    }
    String reason = "%s asked for %s".formatted(caller, outlook.size().name());
    Placement old = outlook.machine().placement();
    Placement by = new Placement(old.cloud(), old.region(), outlook.size());
    Infrastructure after =
        changes.makeUnlocked(
            id,
            caller,
            current ->
                current.with(
                    current
                        .estate()
                        .change(resizable(current, index).id(), one -> one.replaced(by, reason))));
    ManagedMachine resized = Machines.of(after, List.of(index)).get(0);
    changes.tell(after, Kind.RESIZED, List.of(resized), reason);
    return resized;
  }

  /** Made anew it would run: whoever stopped it shall not find it running. */
  private static ManagedMachine resizable(Infrastructure current, int index) {
    return Machines.running(Changes.awake(current.unlocked()), List.of(index)).get(0);
  }

  private MachineSize size(Infrastructure before, Placement placement, Wanted wanted) {
    CloudProvider cloud = clouds.open(changes.records().vault().of(before.id()));
    MachineNeeds needs = wanted.over(placement.size());
    return needs
        .cheapestOf(cloud.sizes(placement.region()))
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST,
                    "no size in %s has %s".formatted(placement.region(), needs)));
  }
}
