package levante.provisioner.cloud;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a cloud answers to a launch; each variant needs another reaction. */
public sealed interface LaunchResult {
  /** The machine exists now, or existed already under that name. */
  record Launched(Machine machine) implements LaunchResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.launched().apply(this);
    }
  }

  /** The region has no machine of that size at the moment. */
  record OutOfCapacity(Region region, String sentence, Optional<Instant> retryAfter)
      implements LaunchResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.outOfCapacity().apply(this);
    }
  }

  /** The account's quota does not allow one more. */
  record QuotaExceeded(Region region, String sentence) implements LaunchResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.quotaExceeded().apply(this);
    }
  }

  /** The cloud will never accept this request: an unknown size, a wrong region. */
  record Refused(String sentence) implements LaunchResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.refused().apply(this);
    }
  }

  /** What the machine needs is being made first; ask again. */
  record Underway(String sentence) implements LaunchResult {
    @Override
    public <R> R match(Cases<R> cases) {
      return cases.underway().apply(this);
    }
  }

  /** Whether the machine is there or will be, so that the next one may be asked for. */
  default boolean goesOn() {
    return match(
        new Cases<>(
            launched -> true, full -> false, quota -> false, refused -> false, underway -> true));
  }

  /** The answer of the function that fits; exhaustive. */
  <R> R match(Cases<R> cases);

  /** One function a variant. */
  record Cases<R>(
      Function<Launched, R> launched,
      Function<OutOfCapacity, R> outOfCapacity,
      Function<QuotaExceeded, R> quotaExceeded,
      Function<Refused, R> refused,
      Function<Underway, R> underway) {}
}
