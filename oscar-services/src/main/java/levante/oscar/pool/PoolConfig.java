package levante.oscar.pool;

import java.time.Duration;

/**
 * Bounds of the pods that are kept ready.
 *
 * @param mostPods of a service that names no bound
 * @param idle how long a pod that nobody needs stays, beyond a service's least
 * @param deadline of a call's script
 * @param tries of a call whose pod falls silent, in different pods
 * @param everywhere how often every cluster is looked at, also where no service keeps pods
 */
public record PoolConfig(
    int mostPods, Duration idle, Duration deadline, int tries, Duration everywhere) {
  /** 10 pods, 2 minutes, 5 minutes, which is the callers' patience, twice, each minute. */
  public static final PoolConfig DEFAULTS =
      new PoolConfig(10, Duration.ofMinutes(2), Duration.ofMinutes(5), 2, Duration.ofMinutes(1));

  public PoolConfig {
    if (mostPods < 1 || tries < 1 || idle.isNegative() || deadline.toSeconds() < 1) {
      throw new IllegalStateException(
          "%d pods, idle %s, deadline %s, %d tries".formatted(mostPods, idle, deadline, tries));
    }
  }
}
