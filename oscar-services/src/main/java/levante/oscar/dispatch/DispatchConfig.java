package levante.oscar.dispatch;

import java.time.Duration;
import levante.kernel.Backoff;

/**
 * Bounds of the dispatch.
 *
 * @param maxScriptAttempts jobs of one delivery that may fail by the script's own doing
 * @param maxOtherFailures failures of storage, cluster or node before a delivery is given up
 * @param backoff between attempts
 * @param jobDeadline from start to end of a script
 * @param maxJobsPerService open jobs of one service
 * @param maxStartsPerTick new jobs in one tick
 * @param mostLogBytes of a job's log are kept, its end
 */
public record DispatchConfig(
    int maxScriptAttempts,
    int maxOtherFailures,
    Backoff backoff,
    Duration jobDeadline,
    int maxJobsPerService,
    int maxStartsPerTick,
    int mostLogBytes) {
  /** One attempt for a script, 20 for all else, an hour a job. */
  public static final DispatchConfig DEFAULTS =
      new DispatchConfig(1, 20, Backoff.DEFAULT, Duration.ofHours(1), 200, 100, 1 << 20);

  public DispatchConfig {
    if (maxScriptAttempts < 1 || maxOtherFailures < 0) {
      throw new IllegalStateException(
          "%d attempts of a script, %d other failures"
              .formatted(maxScriptAttempts, maxOtherFailures));
    }
    if (jobDeadline.isNegative() || jobDeadline.isZero()) {
      throw new IllegalStateException("deadline " + jobDeadline);
    }
    if (maxJobsPerService < 1 || maxStartsPerTick < 1 || mostLogBytes < 1024) {
      throw new IllegalStateException(
          "%d jobs a service, %d starts a tick, %d bytes of log"
              .formatted(maxJobsPerService, maxStartsPerTick, mostLogBytes));
    }
  }
}
