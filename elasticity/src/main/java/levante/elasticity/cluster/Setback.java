package levante.elasticity.cluster;

import java.time.Instant;
import java.util.Objects;
import levante.kernel.Backoff;

/**
 * Failures in a row of the same thing: nodes of a pool that did not come, or a node that would not
 * be drained. One success ends the row.
 *
 * @param target the pool's or the node's name
 */
public record Setback(Kind kind, String target, int failures, Instant last) {
  /** What failed. */
  public enum Kind {
    SCALE_UP,
    DRAIN
  }

  public Setback {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(last, "last");
    if (failures < 1) {
      throw new IllegalStateException("no failure, no setback: " + target);
    }
  }

  /** Until when the target is left alone. */
  public Instant until(Backoff backoff) {
    return last.plus(backoff.after(failures));
  }
}
