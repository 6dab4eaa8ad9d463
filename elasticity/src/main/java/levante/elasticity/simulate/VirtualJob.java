package levante.elasticity.simulate;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;

/**
 * Work that arrives at some time and then needs a node for a while. A job that is too wide for one
 * node is several of these, which form a gang.
 *
 * @param submitted how long after the start it arrives
 * @param duration how long its pod runs once it has a node
 * @param part which of the job's pods it is, from 0; the job's wait is that of part 0
 */
public record VirtualJob(
    String name, Duration submitted, Duration duration, PodSpec spec, int part) {
  public VirtualJob {
    Objects.requireNonNull(spec, "spec");
    if (name.isBlank() || submitted.isNegative() || duration.isNegative() || part < 0) {
      throw new IllegalStateException("job %s at %s for %s".formatted(name, submitted, duration));
    }
  }

  /** A job of one pod that asks for these resources. */
  public VirtualJob(String name, Duration submitted, Duration duration, Resources requests) {
    this(name, submitted, duration, PodSpec.ofJob(requests, 0, Optional.empty()), 0);
  }

  /** What its containers ask for. */
  public Resources requests() {
    return spec.requests();
  }
}
