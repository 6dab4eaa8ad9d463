package levante.web.loop;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Remembers when each loop last looked, and whether it failed. */
public final class LoopWatch {
  private final Clock clock;
  private final List<Watched> watched = new ArrayList<>();

  /**
   * What is known of a loop.
   *
   * @param began when its last look began; absent before its first
   * @param isLooking whether that look has not ended
   * @param fault why it failed; absent when it ended well
   */
  public record Seen(
      String name,
      Duration period,
      Optional<Instant> began,
      boolean isLooking,
      Optional<String> fault) {
    public Seen {
      Objects.requireNonNull(began, "began");
      Objects.requireNonNull(fault, "fault");
    }
  }

  private static final class Watched {
    private Seen seen;

    Watched(Loop loop) {
      seen = new Seen(loop.name(), loop.period(), Optional.empty(), false, Optional.empty());
    }

    /** A fault is known until a look ends well. */
    synchronized void begin(Instant now) {
      seen = new Seen(seen.name(), seen.period(), Optional.of(now), true, seen.fault());
    }

    synchronized void end(Optional<String> fault) {
      seen = new Seen(seen.name(), seen.period(), seen.began(), false, fault);
    }

    synchronized Seen seen() {
      return seen;
    }
  }

  /** Watches none yet. */
  public LoopWatch(Clock clock) {
    this.clock = clock;
  }

  /** The same loop, watched from now on. */
  public Loop watched(Loop loop) {
    Watched one = new Watched(loop);
    synchronized (watched) {
      watched.add(one);
    }
    return new Loop(loop.name(), loop.period(), () -> look(loop, one));
  }

  private void look(Loop loop, Watched one) {
    one.begin(clock.instant());
    try {
      loop.tick().run();
      one.end(Optional.empty());
    } catch (RuntimeException | Error fault) {
      one.end(Optional.of(fault.toString()));
      throw fault;
    }
  }

  /** All of them, in the order in which they were begun to be watched. */
  public List<Seen> seen() {
    synchronized (watched) {
      return watched.stream().map(Watched::seen).toList();
    }
  }
}
