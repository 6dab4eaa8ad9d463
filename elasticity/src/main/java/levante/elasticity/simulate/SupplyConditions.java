package levante.elasticity.simulate;

import java.time.Duration;

/**
 * How machines come and go in a simulated cloud.
 *
 * @param boot from the order to Ready
 * @param stop from the release to gone
 * @param failureRate share of machines that fail instead of becoming Ready, 0 to 1
 * @param seed decides which ones; the same seed, the same run
 */
public record SupplyConditions(Duration boot, Duration stop, double failureRate, long seed) {
  public SupplyConditions {
    if (boot.isNegative() || stop.isNegative() || failureRate < 0 || failureRate >= 1) {
      throw new IllegalStateException(
          "boot %s, stop %s, failure rate %s".formatted(boot, stop, failureRate));
    }
  }
}
