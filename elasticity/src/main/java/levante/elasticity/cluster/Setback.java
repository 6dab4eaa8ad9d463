package levante.elasticity.cluster;

import java.time.Instant;
import java.util.Objects;

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
}
