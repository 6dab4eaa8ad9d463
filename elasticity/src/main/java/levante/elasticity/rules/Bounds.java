package levante.elasticity.rules;

import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.NodePool;

/**
 * How many nodes of a pool; what is absent is as the template says.
 *
 * @param priority the higher is preferred, where the owner's order asks for it
 */
public record Bounds(Optional<Integer> min, Optional<Integer> max, Optional<Integer> priority) {
  /** As the template says. */
  public static final Bounds NONE =
      new Bounds(Optional.empty(), Optional.empty(), Optional.empty());

  public Bounds {
    Objects.requireNonNull(min, "min");
    Objects.requireNonNull(max, "max");
    Objects.requireNonNull(priority, "priority");
  }

  /** The pool within them, which never leaves what its template says. */
  NodePool on(NodePool pool) {
    int most = Math.min(pool.max(), Math.max(pool.min(), max.orElse(pool.max())));
    int least = Math.min(most, Math.max(pool.min(), min.orElse(pool.min())));
    return pool.bounded(least, most);
  }

  /** These, and what they leave out as the others say. */
  Bounds or(Bounds others) {
    return new Bounds(min.or(others::min), max.or(others::max), priority.or(others::priority));
  }
}
