package levante.bench.elasticity;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import levante.bench.tool.Numbers;
import levante.bench.tool.Tool;
import levante.elasticity.ordeal.FaultyDay;

/**
 * {@code ./levante campaign elasticity}: exit code 0 when all promises were kept, 1 when not, 2 for
 * misuse.
 */
public final class FaultyDaysMain {
  private static final String MINUTES = "--minutes";
  private static final String DAYS = "--days";
  private static final String FROM = "--from";
  private static final String USAGE =
      """
      Usage: ./levante campaign elasticity [--minutes N] [--days N] [--from N] [--json]

        Plays days of random work on random pools, each by one of the policies, in virtual time: API and cloud are out for
        minutes, single calls fail, machines do not boot, there is no capacity, running machines are taken away. Looks after
        each step whether a pod lost its node without cause or a pool has too many nodes, and in the end whether every job
        has run, nothing is left over, and each machine came of one decision.
        --minutes N  how long (10)
        --days N     how many at most
        --from N     the number of the first day (1); day N is the same in every run of a checkout
        --json       the result as one line of JSON

      Exit codes: 0 all went well; 1 not, see the lines NOT KEPT; 2 wrong command line.
      """;

  private FaultyDaysMain() {}

  /** Runs what the arguments name, the campaign's own name first. */
  public static void main(String[] arguments) throws JsonProcessingException {
    Tool.run(
        arguments,
        USAGE,
        words ->
            Numbers.of(words, List.of(MINUTES, DAYS, FROM))
                .map(given -> new Tool.Task(given.json(), home -> run(given))));
  }

  private static FaultyDaysReport run(Numbers given) {
    Clock clock = Clock.systemUTC();
    Instant end = clock.instant().plus(Duration.ofMinutes(given.or(MINUTES, 10)));
    int first = given.or(FROM, 1);
    int most = given.or(DAYS, Integer.MAX_VALUE);
    List<String> broken = new ArrayList<>();
    int days = 0;
    while (days < most && clock.instant().isBefore(end)) {
      int day = first + days;
      FaultyDay.broken(day).forEach(what -> broken.add("day %d: %s".formatted(day, what)));
      days++;
    }
    return new FaultyDaysReport(days, broken);
  }
}
