package levante.elasticity.simulate;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.constraint.Disruption;
import levante.elasticity.constraint.Gang;

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
    this(name, submitted, duration, spec(requests, 0, Optional.empty()), 0);
  }

  /**
   * What the pod of a job asks. It is not to be moved: it would begin anew, and what it had done
   * would be lost.
   */
  public static PodSpec spec(Resources requests, int priority, Optional<Gang> gang) {
    return new PodSpec(
        requests,
        new TreeMap<>(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        priority,
        gang,
        Disruption.FORBIDDEN);
  }

  /** What its containers ask for. */
  public Resources requests() {
    return spec.requests();
  }
}
