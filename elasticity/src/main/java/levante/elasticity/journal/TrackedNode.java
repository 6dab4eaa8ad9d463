package levante.elasticity.journal;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The life of a node as far as scaling had a hand in it. Each instant is set once, when it is first
 * seen.
 *
 * @param orderedBy the scale-up that brought it; empty when it was there before
 * @param unneeded when it was given back before it was Ready, because nothing waited for it
 */
public record TrackedNode(
    String name,
    String pool,
    Optional<Long> orderedBy,
    Optional<Instant> ready,
    Optional<Instant> unneeded,
    Optional<Instant> gone) {
  public TrackedNode {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(orderedBy, "orderedBy");
    Objects.requireNonNull(ready, "ready");
    Objects.requireNonNull(unneeded, "unneeded");
    Objects.requireNonNull(gone, "gone");
  }

  /** The same, given back now unless it was Ready or given back before. */
  TrackedNode givenBackIf(boolean unneededNow, Instant now) {
    return unneededNow && ready.isEmpty() && unneeded.isEmpty()
        ? new TrackedNode(name, pool, orderedBy, ready, Optional.of(now), gone)
        : this;
  }
}
