package levante.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import levante.kernel.Backoff;

/**
 * Slows who guesses passwords: after some failures of one name in a row, the next try has to wait,
 * twice as long after each. Names without a user count alike, so the answer does not tell them
 * apart. Forgets the name least recently tried when there are too many.
 */
public final class FailedTries {
  private static final int FREE_TRIES = 5;
  private static final int MOST_NAMES = 10_000;
  private static final Backoff WAIT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

  private final Clock clock;
  private final Map<String, Tries> byName = new LinkedHashMap<>(16, 0.75f, true);

  private record Tries(int failures, Instant next) {}

  /** Nobody has tried yet. */
  public FailedTries(Clock clock) {
    this.clock = clock;
  }

  /** How long that name has to wait for its next try; zero when it may try now. */
  public synchronized Duration waitOf(String name) {
    Tries tries = byName.get(name);
    Instant now = clock.instant();
    return tries == null || !tries.next().isAfter(now)
        ? Duration.ZERO
        : Duration.between(now, tries.next());
  }

  /** Notes a failure. */
  public synchronized void failed(String name) {
    Tries before = byName.get(name);
    int failures = before == null ? 1 : before.failures() + 1;
    Instant now = clock.instant();
    int tooMany = failures - FREE_TRIES + 1;
    byName.put(name, new Tries(failures, tooMany < 1 ? now : now.plus(WAIT.after(tooMany))));
    if (byName.size() > MOST_NAMES) {
      byName.remove(byName.keySet().iterator().next());
    }
  }

  /** Notes a success, which forgives the failures. */
  public synchronized void succeeded(String name) {
    byName.remove(name);
  }
}
