package levante.bench.soak;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.bench.tool.Numbers;

/**
 * What a soak is told.
 *
 * @param alive how many infrastructures there are at a time, of all clients together
 */
record SoakOptions(Duration time, int clients, int alive, long seed, boolean json) {
  private static final String MINUTES = "--minutes";
  private static final String CLIENTS = "--clients";
  private static final String ALIVE = "--infrastructures";
  private static final String SEED = "--seed";

  /** Reads what follows the campaign's name; empty when it is not understood. */
  static Optional<SoakOptions> of(List<String> words) {
    return Numbers.of(words, List.of(MINUTES, CLIENTS, ALIVE, SEED))
        .map(
            given ->
                new SoakOptions(
                    Duration.ofMinutes(given.or(MINUTES, 10)),
                    given.or(CLIENTS, 20),
                    given.or(ALIVE, 200),
                    given.or(SEED, 1),
                    given.json()));
  }

  /** How many infrastructures a client keeps. */
  int each() {
    return Math.max(1, alive / clients);
  }
}
