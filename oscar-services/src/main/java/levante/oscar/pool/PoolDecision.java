package levante.oscar.pool;

import java.util.Set;
import java.util.function.Function;
import levante.kernel.ClusterId;

/** What is to be done to one pool, and why. */
sealed interface PoolDecision {
  /** It is to be there with so many pods. */
  record Hold(ClusterId cluster, WarmPods.Pool pool, int size, Set<String> first, String why)
      implements PoolDecision {
    public Hold {
      first = Set.copyOf(first);
    }
  }

  /** It is to go. */
  record Remove(ClusterId cluster, String pool, String why) implements PoolDecision {}

  /** Exhaustive. */
  default <R> R match(Function<Hold, R> hold, Function<Remove, R> remove) {
    return this instanceof Hold one ? hold.apply(one) : remove.apply((Remove) this);
  }
}
