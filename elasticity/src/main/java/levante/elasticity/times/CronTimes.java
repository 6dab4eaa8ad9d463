package levante.elasticity.times;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Opens whenever it fires, for so long; opened again before that, it stays open for so long from
 * then. A duration is of real time: on a night in which clocks change it ends an hour off.
 */
public record CronTimes(Fires fires, Duration lasts) implements Times {
  /** It may fire often; whoever asks goes on from the end that is told. */
  private static final int MOST = 200;

  public CronTimes {
    Objects.requireNonNull(fires, "fires");
    if (lasts.isNegative() || lasts.isZero()) {
      throw new IllegalStateException("lasts " + lasts);
    }
  }

  @Override
  public Optional<Stretch> around(Instant now) {
    Optional<Instant> first = fires.next(now.minus(lasts)).filter(one -> !one.isAfter(now));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    Instant last = first.get();
    for (int i = 0; i < MOST; i++) {
      Optional<Instant> again = fires.next(last).filter(one -> !one.isAfter(now));
      if (again.isEmpty()) {
        break;
      }
      last = again.get();
    }
    return Optional.of(new Stretch(first.get(), last.plus(lasts)));
  }

  @Override
  public Optional<Instant> nextAfter(Instant then) {
    return fires.next(then);
  }
}
