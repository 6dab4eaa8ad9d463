package levante.provisioner.adapter.jclouds.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** What changes rarely and fills many pages: it is asked for anew when it is old. */
public final class Kept<T> {
  private final Clock clock;
  private final Duration time;
  private final Supplier<T> source;
  private T value;
  private Instant until = Instant.MIN;

  /** What that source answers, for so long. */
  public Kept(Clock clock, Duration time, Supplier<T> source) {
    this.clock = clock;
    this.time = time;
    this.source = source;
  }

  /** The answer, which is asked for when there is none that is young enough. */
  public synchronized T get() {
    if (!clock.instant().isBefore(until)) {
      value = source.get();
      until = clock.instant().plus(time);
    }
    return value;
  }
}
