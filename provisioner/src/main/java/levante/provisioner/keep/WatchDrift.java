package levante.provisioner.keep;

import java.time.Clock;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.Changes;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.terms.DriftPolicy;

/** Says what is done about what is no longer as Levante made it. The loop sees it and does it. */
public final class WatchDrift {
  private final Changes changes;

  /** On those records. */
  public WatchDrift(Records records, Clock clock) {
    this.changes = new Changes(records, clock);
  }

  /**
   * From now on; an ordered repair that is not over is forgotten. Idempotent.
   *
   * @param policy REPAIR or REPORT
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure by(InfrastructureId id, OwnerId caller, DriftPolicy policy) {
    Infrastructure after =
        changes.make(
            id, caller, current -> current.with(current.terms().drifting(policy.standing())));
    changes.tell(
        after,
        Kind.DRIFT_POLICY_SET,
        "%s wants drift to be treated by '%s'".formatted(caller, policy.word()));
    return after;
  }

  /**
   * Orders one repair of what has drifted and is only reported. Idempotent until it is over; where
   * everything is repaired anyway it changes nothing.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure repair(InfrastructureId id, OwnerId caller) {
    Infrastructure after =
        changes.make(
            id,
            caller,
            current ->
                current.terms().drift() == DriftPolicy.REPORT
                    ? current.with(current.terms().drifting(DriftPolicy.REPAIR_ONCE))
                    : current);
    changes.tell(after, Kind.REPAIR_ASKED, "%s ordered a repair".formatted(caller));
    return after;
  }
}
