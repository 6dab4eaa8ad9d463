package levante.oscar.call;

import java.time.Duration;

/**
 * Bounds of calls.
 *
 * @param mostWaiting callers that wait for an answer at a time; half of them for one owner's
 *     services
 * @param mostWarm the same of those whose service keeps pods ready
 * @param longestWait of one of them
 * @param kept how long bodies and answers stay after they were written
 */
public record CallConfig(int mostWaiting, int mostWarm, Duration longestWait, Duration kept) {
  /**
   * 16 at a time, a quarter of the server's threads, and another 32; 5 minutes, which is
   * oscar-cli's own patience; a day.
   */
  public static final CallConfig DEFAULTS =
      new CallConfig(16, 32, Duration.ofMinutes(5), Duration.ofDays(1));

  public CallConfig {
    if (mostWaiting < 1
        || mostWarm < 1
        || longestWait.isNegative()
        || kept.compareTo(longestWait) <= 0) {
      throw new IllegalStateException(
          "%d and %d waiting for %s, kept %s".formatted(mostWaiting, mostWarm, longestWait, kept));
    }
  }
}
