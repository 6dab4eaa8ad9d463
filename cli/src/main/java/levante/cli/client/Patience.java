package levante.cli.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import levante.cli.failure.CliFailure;

/**
 * How a client waits: for a server that is away, and for something to come true.
 *
 * @param clock that deadlines are read from
 * @param pause what waits between two tries
 * @param away how long a server may be away before that ends the verb
 */
public record Patience(Clock clock, Pause pause, Duration away) {
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /** Returns after about {@code wait}. */
    void pause(Duration wait);
  }

  /** What a try ends with when the server is away, or not up yet. */
  public static final class Away extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what was seen instead of an answer. */
    public Away(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Real time. */
  public static Patience real(Duration away) {
    return new Patience(Clock.systemUTC(), wait -> LockSupport.parkNanos(wait.toNanos()), away);
  }

  /** Tries until it is answered; every try may be repeated without harm. */
  public <T> T insist(Supplier<T> attempt) {
    Instant limit = clock.instant().plus(away);
    while (true) {
      try {
        return attempt.get();
      } catch (Away e) {
        if (!clock.instant().isBefore(limit)) {
          throw new CliFailure(
              "no answer for %d s: %s".formatted(away.toSeconds(), e.getMessage()), e);
        }
        pause.pause(BETWEEN_TRIES);
      }
    }
  }

  /** Looks again and again until there is something, or nothing by the deadline. */
  public <T> Optional<T> until(Duration limit, Duration between, Supplier<Optional<T>> look) {
    Instant deadline = clock.instant().plus(limit);
    Optional<T> seen = look.get();
    while (seen.isEmpty() && clock.instant().isBefore(deadline)) {
      pause.pause(between);
      seen = look.get();
    }
    return seen;
  }
}
