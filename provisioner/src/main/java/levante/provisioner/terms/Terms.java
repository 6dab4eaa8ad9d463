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
 */
public record Terms(Optional<Lock> lock, Optional<Lifetime> lifetime) {
  /** Those of an infrastructure of which nothing was said. */
  public static final Terms NONE = new Terms(Optional.empty(), Optional.empty());

  public Terms {
    Objects.requireNonNull(lock, "lock");
    Objects.requireNonNull(lifetime, "lifetime");
  }

  /** With another lock, or without. */
  public Terms locked(Optional<Lock> by) {
    return new Terms(by, lifetime);
  }

  /** With another lifetime, or without an end. */
  public Terms until(Optional<Lifetime> newLifetime) {
    return new Terms(lock, newLifetime);
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
