package levante.elasticity.simulate;

import java.time.Duration;
import levante.elasticity.cluster.Resources;

/**
 * Work that arrives at some time and then needs a node for a while.
 *
 * @param submitted how long after the start it arrives
 * @param duration how long its pod runs once it has a node
 */
public record VirtualJob(String name, Duration submitted, Duration duration, Resources requests) {
  public VirtualJob {
    if (name.isBlank() || submitted.isNegative() || duration.isNegative()) {
      throw new IllegalStateException("job %s at %s for %s".formatted(name, submitted, duration));
    }
  }
}
