package levante.oscar.adapter.container;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import levante.kernel.Backoff;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Waits for a storage that does not answer. A script may have worked for an hour for what is to be
 * uploaded, and an edge may have lost its link to the cloud; so nothing is given up at the first
 * failure. This process does nothing else, so it may wait.
 */
final class Waiting {
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));

  private final Clock clock;
  private final Consumer<Duration> pause;

  Waiting(Clock clock) {
    this(clock, wait -> LockSupport.parkNanos(wait.toNanos()));
  }

  Waiting(Clock clock, Consumer<Duration> pause) {
    this.clock = clock;
    this.pause = pause;
  }

  /**
   * Does the work, again as long as the storage does not answer.
   *
   * @param patience from the first attempt on
   * @param told of each failure that is not the last
   */
  <T> T whileRetryable(Supplier<T> work, Duration patience, Consumer<LevanteException> told) {
    Instant end = clock.instant().plus(patience);
    for (int failures = 1; ; failures++) {
      try {
        return work.get();
      } catch (LevanteException e) {
        Duration wait = BACKOFF.after(failures);
        if (e.code() != ErrorCode.STORAGE_UNREACHABLE || clock.instant().plus(wait).isAfter(end)) {
          throw e;
        }
        told.accept(e);
        pause.accept(wait);
      }
    }
  }
}
