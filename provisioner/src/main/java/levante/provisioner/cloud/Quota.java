package levante.provisioner.cloud;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much an account may have in a region and how much of it is in use, ours and others'. What a
 * cloud does not count is not in the list.
 *
 * @param limits each resource once, in the order of {@link Resource}
 */
public record Quota(List<Limit> limits) {
  /** What clouds count. */
  public enum Resource {
    MACHINES,
    CPUS,
    MEMORY_MIB,
    FLOATING_IPS,
    SECURITY_GROUPS,
    VOLUMES,
    VOLUME_GIB
  }

  /**
   * One resource's use.
   *
   * @param max empty when there is no bound
   */
  public record Limit(Resource resource, long used, OptionalLong max) {
    public Limit {
      Objects.requireNonNull(resource, "resource");
      if (used < 0 || max.orElse(0) < 0) {
        throw new IllegalStateException("a quota counts from 0");
      }
    }

    private Limit plus(long more) {
      return new Limit(resource, used + more, max);
    }

    /** Whether so much more is allowed. */
    boolean allows(long more) {
      return max.isEmpty() || used + more <= max.getAsLong();
    }
  }

  public Quota {
    limits = List.copyOf(limits);
  }

  /** The same with one more machine of that size in use. */
  public Quota after(MachineSize size) {
    return new Quota(
        limits.stream()
            .map(
                limit ->
                    switch (limit.resource()) {
                      case MACHINES -> limit.plus(1);
                      case CPUS -> limit.plus(size.cpus());
                      default -> limit;
                    })
            .toList());
  }

  /** A resource's use, when the cloud counts it. */
  public Optional<Limit> of(Resource resource) {
    return limits.stream().filter(limit -> limit.resource() == resource).findFirst();
  }

  /** Whether one more machine of that size is allowed. */
  public boolean allows(MachineSize size) {
    return of(Resource.MACHINES).map(limit -> limit.allows(1)).orElse(true)
        && of(Resource.CPUS).map(limit -> limit.allows(size.cpus())).orElse(true);
  }
}
