package levante.bench.kill;

import java.util.List;
import java.util.Optional;
import levante.bench.tool.Numbers;

/**
 * What the campaign is told.
 *
 * @param kills how often Levante is killed
 * @param seed of what is asked, and of the moments
 */
record KillOptions(int kills, long seed, boolean json) {
  private static final String KILLS = "--kills";
  private static final String SEED = "--seed";

  /** Reads what follows the campaign's name; empty when it is not understood. */
  static Optional<KillOptions> of(List<String> words) {
    return Numbers.of(words, List.of(KILLS, SEED))
        .map(given -> new KillOptions(given.or(KILLS, 30), given.or(SEED, 1), given.json()));
  }
}
