package levante.web.health;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import levante.web.loop.LoopWatch;
import levante.web.loop.LoopWatch.Seen;

/** Whether the control loops look as often as they should, and end well. */
public final class LoopProbe implements Probe {
  /** A look at many clouds may take a while. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private final LoopWatch watch;
  private final Clock clock;

  /** The loops that {@code watch} watches. */
  public LoopProbe(LoopWatch watch, Clock clock) {
    this.watch = watch;
    this.clock = clock;
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.LOOP;
  }

  @Override
  public List<Part> look() {
    Instant now = clock.instant();
    return watch.seen().stream().map(seen -> part(seen, now)).toList();
  }

  private static Part part(Seen seen, Instant now) {
    if (seen.fault().isPresent()) {
      return Part.bad(Part.Kind.LOOP, seen.name(), "its last look failed: " + seen.fault().get());
    }
    if (seen.began().isEmpty()) {
      return new Part(Part.Kind.LOOP, seen.name(), Part.State.UNKNOWN, "it has not looked yet");
    }
    Duration ago = Duration.between(seen.began().get(), now);
    String says =
        "%s %d s ago, and does every %s s"
            .formatted(
                seen.isLooking() ? "began to look" : "looked",
                Math.max(0, ago.toSeconds()),
                seconds(seen.period()));
    boolean late = ago.compareTo(seen.period().plus(LONG)) > 0;
    return late
        ? Part.bad(Part.Kind.LOOP, seen.name(), says)
        : Part.good(Part.Kind.LOOP, seen.name(), says);
  }

  private static String seconds(Duration period) {
    long millis = period.toMillis();
    return millis % 1_000 == 0 ? String.valueOf(millis / 1_000) : String.valueOf(millis / 1_000.0);
  }
}
