package levante.elasticity.times;

import java.time.Instant;
import java.util.Optional;

/** When a window comes, again and again. Pure: the same instant, the same answer. */
public interface Times {
  /**
   * One time that it is open.
   *
   * @param until no more part of it
   */
  record Stretch(Instant from, Instant until) {
    public Stretch {
      if (!from.isBefore(until)) {
        throw new IllegalStateException("from %s until %s".formatted(from, until));
      }
    }

    boolean holds(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** The time around that instant; empty when the window is closed then. */
  Optional<Stretch> around(Instant now);

  /** When it opens next after that instant; empty when it never does again. */
  Optional<Instant> nextAfter(Instant then);
}
