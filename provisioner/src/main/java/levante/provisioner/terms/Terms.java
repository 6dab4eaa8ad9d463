package levante.provisioner.terms;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * On what terms an infrastructure is kept.
 *
 * @param lock empty when it may be taken away
 * @param lifetime empty when it has no end
 * @param drift what is done about what is no longer as Levante made it
 */
public record Terms(
    Optional<Lock> lock, Optional<Lifetime> lifetime, DriftPolicy drift, Activity activity) {
  /** Those of an infrastructure of which nothing was said. */
  public static final Terms NONE =
      new Terms(Optional.empty(), Optional.empty(), DriftPolicy.REPAIR, Activity.AWAKE);

  public Terms {
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(lifetime, "lifetime");
    // Older versions wrote none.
    drift = drift == null ? DriftPolicy.REPAIR : drift;
    activity = activity == null ? Activity.AWAKE : activity;
  }

  /** With another lock, or without. */
  public Terms locked(Optional<Lock> by) {
    return new Terms(by, lifetime, drift, activity);
  }

  /** With another lifetime, or without an end. */
  public Terms until(Optional<Lifetime> newLifetime) {
    return new Terms(lock, newLifetime, drift, activity);
  }

  /** With another way with what has drifted. */
  public Terms drifting(DriftPolicy newDrift) {
    return new Terms(lock, lifetime, newDrift, activity);
  }

  /** Awake or at rest. */
  public Terms being(Activity newActivity) {
    return new Terms(lock, lifetime, drift, newActivity);
  }

  /**
   * Refuses what a lock holds off.
   *
   * @param subject what is locked, for a person
   * @throws LevanteException LOCKED
   */
  public void requireUnlocked(Object subject) {
    lock.ifPresent(
        held -> {
          throw new LevanteException(
              ErrorCode.LOCKED, "%s is %s; unlock it first".formatted(subject, held.sentence()));
        });
  }
}
