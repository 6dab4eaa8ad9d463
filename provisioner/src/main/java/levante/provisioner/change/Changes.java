package levante.provisioner.change;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Activity;

/** Writes one change of an infrastructure down, and tells its history of it. */
public final class Changes {
  private final Records records;
  private final Clock clock;

  /** On those records. */
  public Changes(Records records, Clock clock) {
    this.records = records;
    this.clock = clock;
  }

  Records records() {
    return records;
  }

  /**
   * The infrastructure, if it takes changes.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, or BEING_DELETED
   */
  Infrastructure living(InfrastructureId id, OwnerId caller) {
    return requireLife(new FindInfrastructures(records.store()).get(id, caller));
  }

  /**
   * Keeps what {@code change} makes of the infrastructure; it is called once for each attempt.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, or BEING_DELETED
   */
  public Infrastructure make(
      InfrastructureId id, OwnerId caller, UnaryOperator<Infrastructure> change) {
    living(id, caller);
    return records.store().change(id, current -> change.apply(requireLife(current)));
  }

  /**
   * Keeps a change that takes something away, stops it or edits it.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, or LOCKED
   */
  Infrastructure makeUnlocked(
      InfrastructureId id, OwnerId caller, UnaryOperator<Infrastructure> change) {
    return make(id, caller, current -> change.apply(current.unlocked()));
  }

  /** One thing that was asked for, of the infrastructure as a whole. */
  public void tell(Infrastructure after, Kind kind, String sentence) {
    append(after, kind, Optional.empty(), sentence);
  }

  /** One thing that was asked for, of some machines. */
  void tell(Infrastructure after, Kind kind, List<ManagedMachine> machines, String sentence) {
    machines.forEach(machine -> append(after, kind, Optional.of(machine), sentence));
  }

  private void append(
      Infrastructure after, Kind kind, Optional<ManagedMachine> machine, String sentence) {
    String subject = machine.map(one -> one.id().value()).orElse("infrastructure");
    records
        .history()
        .append(
            new InfrastructureEvent(
                after.id(),
                "%s/%s/%d"
                    .formatted(subject, kind.name().toLowerCase(Locale.ROOT), after.version()),
                clock.instant(),
                kind,
                machine.map(ManagedMachine::nodeTemplate),
                machine.map(ManagedMachine::id),
                sentence));
  }

  /**
   * The infrastructure, unless all its machines shall be stopped.
   *
   * @throws LevanteException HIBERNATED
   */
  static Infrastructure awake(Infrastructure infrastructure) {
    if (infrastructure.terms().activity() == Activity.HIBERNATED) {
      throw new LevanteException(
          ErrorCode.HIBERNATED, "%s is hibernated; wake it first".formatted(infrastructure.id()));
    }
    return infrastructure;
  }

  private static Infrastructure requireLife(Infrastructure infrastructure) {
    if (infrastructure.life() != Life.ACTIVE) {
      throw new LevanteException(
          ErrorCode.BEING_DELETED, "%s is being deleted".formatted(infrastructure.id()));
    }
    return infrastructure;
  }
}
