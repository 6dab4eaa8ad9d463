package levante.elasticity.cluster;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when a node has been seen idle. Time in which nobody looked is no evidence: after a gap
 * {@code since} moves forward by it.
 *
 * @param lastSeen when it was last seen idle
 */
public record IdleSpan(String node, Instant since, Instant lastSeen) {
  public IdleSpan {
    if (lastSeen.isBefore(since)) {
      throw new IllegalStateException("%s idle since %s, seen %s".formatted(node, since, lastSeen));
    }
  }

  /** It is idle for the first time. */
  public static IdleSpan starting(String node, Instant now) {
    return new IdleSpan(node, now, now);
  }

  /** It is still idle; of the time since it was last looked at, at most {@code trusted} counts. */
  public IdleSpan seenAgain(Instant now, Duration trusted) {
    if (now.isBefore(lastSeen)) {
      return this;
    }
    Duration gap = Duration.between(lastSeen, now);
    Duration unseen = gap.compareTo(trusted) > 0 ? gap : Duration.ZERO;
    return new IdleSpan(node, since.plus(unseen), now);
  }
}
