package levante.elasticity.operate;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.NodePool;

/**
 * A pool as a person sees it.
 *
 * @param live how many nodes it has, those on their way too
 * @param failures how often in a row its nodes did not come
 * @param askedAgain when it may be asked for nodes again after failures
 */
public record PoolStatus(NodePool pool, int live, int failures, Optional<Instant> askedAgain) {
  public PoolStatus {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(askedAgain, "askedAgain");
  }

  /** How many nodes could be powered on. */
  public int off() {
    return Math.max(0, pool.max() - live);
  }
}
