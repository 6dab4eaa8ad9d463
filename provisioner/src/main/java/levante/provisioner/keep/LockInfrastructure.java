package levante.provisioner.keep;

import java.time.Clock;
import java.time.Instant;
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
import levante.provisioner.terms.Lock;
import levante.provisioner.terms.Terms;

/** Locks an infrastructure against being taken away, and unlocks it. */
public final class LockInfrastructure {
  private final Changes changes;
  private final Clock clock;

  /** On those records. */
  public LockInfrastructure(Records records, Clock clock) {
    this.changes = new Changes(records, clock);
    this.clock = clock;
  }

  /**
   * Locks it. One that is locked stays as it was locked first.
   *
   * @param reason for a person; may be empty
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED; INVALID_REQUEST when the
   *     reason is too long
   */
  public Infrastructure lock(InfrastructureId id, OwnerId caller, String reason) {
    Lock lock = new Lock(caller, clock.instant().truncatedTo(ChronoUnit.MILLIS), reason);
    Infrastructure after = changes.make(id, caller, current -> locked(current, lock));
    if (after.terms().lock().equals(Optional.of(lock))) {
      changes.tell(after, Kind.LOCKED, lock.sentence());
    }
    return after;
  }

  private static Infrastructure locked(Infrastructure current, Lock lock) {
    Terms terms = current.terms();
    return terms.lock().isPresent() ? current : current.with(terms.locked(Optional.of(lock)));
  }

  /**
   * Unlocks it, whoever has locked it. When its lifetime is over already, the warning of its end
   * begins anew. Idempotent.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure unlock(InfrastructureId id, OwnerId caller) {
    Instant now = clock.instant();
    boolean[] wasLocked = new boolean[1];
    Infrastructure after =
        changes.make(
            id,
            caller,
            current -> {
              wasLocked[0] = current.terms().lock().isPresent();
              return wasLocked[0] ? current.with(unlocked(current.terms(), now)) : current;
            });
    if (wasLocked[0]) {
      changes.tell(after, Kind.UNLOCKED, "%s unlocked it".formatted(caller));
    }
    return after;
  }

  private static Terms unlocked(Terms terms, Instant now) {
    Optional<Lifetime> lifetime =
        terms.lifetime().map(one -> now.isBefore(one.end()) ? one : one.unwarned());
    return terms.locked(Optional.empty()).until(lifetime);
  }
}
