package levante.provisioner.keep;

import java.time.Clock;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.Changes;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.terms.Activity;

/** Lets an infrastructure rest with all its machines stopped, and wakes it. The loop does it. */
public final class HibernateInfrastructure {
  private final Changes changes;

  /** On those records. */
  public HibernateInfrastructure(Records records, Clock clock) {
    this.changes = new Changes(records, clock);
  }

  /**
   * Asks for all its machines to be stopped. Idempotent.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, LOCKED
   */
  public Infrastructure hibernate(InfrastructureId id, OwnerId caller) {
    Infrastructure after =
        changes.make(
            id,
            caller,
            current -> current.unlocked().with(current.terms().being(Activity.HIBERNATED)));
    changes.tell(after, Kind.HIBERNATE_ASKED, "%s asked for it to be hibernated".formatted(caller));
    return after;
  }

  /**
   * Asks for all its machines to be started, control planes first. Idempotent; one that is awake
   * stays as it is.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure wake(InfrastructureId id, OwnerId caller) {
    Infrastructure after = changes.make(id, caller, HibernateInfrastructure::waking);
    changes.tell(after, Kind.WAKE_ASKED, "%s asked for it to be woken".formatted(caller));
    return after;
  }

  private static Infrastructure waking(Infrastructure current) {
    return current.terms().activity() == Activity.HIBERNATED
        ? current.with(current.terms().being(Activity.WAKING))
        : current;
  }
}
