package levante.elasticity.wording;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** How reasons are worded. What changes from tick to tick without a cause is left out. */
public final class Sentences {
  private static final int MOST_NAMES = 3;

  private Sentences() {}

  /** The first few names. */
  public static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
    return names.size() > MOST_NAMES ? first + " and others" : first;
  }

  /** That these pods wait; their full names. */
  public static String waiting(List<String> pods) {
    return pods.size() == 1
        ? "pod %s waits".formatted(pods.get(0))
        : "%d pods wait (%s)".formatted(pods.size(), some(pods));
  }

  /** An instant to the second. */
  public static String at(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** A duration in the largest unit that is exact. */
  public static String spoken(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
