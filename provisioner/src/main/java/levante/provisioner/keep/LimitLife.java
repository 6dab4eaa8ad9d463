package levante.provisioner.keep;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.Changes;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.terms.Lifetime;

/**
 * Gives an infrastructure an end, another one, or none. The loop warns of it and carries it out.
 */
public final class LimitLife {
  private final Changes changes;
  private final Duration notice;
  private final Clock clock;

  /**
   * On those records.
   *
   * @param notice how long before the end it is warned of
   */
  public LimitLife(Records records, Duration notice, Clock clock) {
    this.changes = new Changes(records, clock);
    this.notice = notice;
    this.clock = clock;
  }

  /**
   * Lets it end so long after now, whatever was said before.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED; INVALID_REQUEST when it is no
   *     time to live
   */
  public Infrastructure to(InfrastructureId id, OwnerId caller, Duration ttl) {
    Lifetime lifetime = Lifetime.of(ttl, notice, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    Infrastructure after =
        changes.make(
            id, caller, current -> current.with(current.terms().until(Optional.of(lifetime))));
    changes.tell(
        after, Kind.LIFETIME_SET, "%s lets it end at %s".formatted(caller, lifetime.end()));
    return after;
  }

  /**
   * Lets it be without an end. Idempotent.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure lift(InfrastructureId id, OwnerId caller) {
    Infrastructure after =
        changes.make(id, caller, current -> current.with(current.terms().until(Optional.empty())));
    changes.tell(after, Kind.LIFETIME_SET, "%s lets it be without an end".formatted(caller));
    return after;
  }
}
