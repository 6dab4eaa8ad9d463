package levante.oscar.fdl;

import java.time.Duration;
import java.util.Objects;

/**
 * How many files one pod of a service takes, one after the other.
 *
 * @param maxFiles 1 to 100; with 1 each file has a pod of its own
 * @param maxWait how long a file waits for others at most, before a batch starts that is not full
 */
public record Batching(int maxFiles, Duration maxWait) {
  /** So many files in a pod at most; what is known of each is part of the pod's definition. */
  public static final int MOST_FILES = 100;

  /** When only a number of files is given. */
  public static final Duration DEFAULT_WAIT = Duration.ofSeconds(2);

  /** Files would seem forgotten if they waited longer. */
  public static final Duration LONGEST_WAIT = Duration.ofHours(1);

  /** A pod for each file. */
  public static final Batching NONE = new Batching(1, Duration.ZERO);

  public Batching {
    Objects.requireNonNull(maxWait, "maxWait");
    if (maxFiles < 1 || maxFiles > MOST_FILES) {
      throw new IllegalStateException("%d files in a batch".formatted(maxFiles));
    }
    if (maxWait.isNegative() || maxWait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalStateException("files wait " + maxWait);
    }
  }
}
