package levante.kernel;

import java.time.Duration;

/**
 * How long to wait before the next attempt: doubling from {@code first} up to {@code most}. Pure:
 * the same attempt waits the same time, so a replay decides the same.
 */
public record Backoff(Duration first, Duration most) {
  /** From one second to five minutes, as Cluster Autoscaler's first backoff. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  public Backoff {
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalStateException("backoff from %s to %s".formatted(first, most));
    }
  }

  /**
   * The wait after so many failures in a row.
   *
   * @param failures at least 1
   */
  public Duration after(int failures) {
    if (failures < 1) {
      throw new IllegalStateException("no failure, no backoff: " + failures);
    }
    Duration wait = first;
    for (int i = 1; i < failures && wait.compareTo(most) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(most) < 0 ? wait : most;
  }
}
