package levante.bench.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./levante campaign}: exit code 0 when nothing was found, 1 when something, 2 for misuse.
 */
public final class CampaignMain {
  private static final String USAGE =
      """
      Usage: ./levante campaign tosca [--minutes N] [--cases N] [--from N] [--json]

        Mutates templates and reads each in every way; looks for exceptions and endless reading.
        --minutes N  how long (10)
        --cases N    how many at most
        --from N     the number of the first case (0); case N is the same in every run of a checkout
        --json       the result as one line of JSON

      Exit codes: 0 nothing found; 1 something found, kept in .levante/campaign/; 2 wrong command line.
      """;

  private CampaignMain() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    Optional<CampaignOptions> options = CampaignOptions.of(words);
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    CampaignReport report = run(options.orElseThrow(), Clock.systemUTC());
    System.out.println(
        options.orElseThrow().json()
            ? JsonMapper.builder().build().writeValueAsString(report.values())
            : report.text());
    System.exit(report.failures() == 0 ? 0 : 1);
  }

  private static CampaignReport run(CampaignOptions options, Clock clock) {
    Path home = Path.of(System.getProperty("levante.home", ".")).toAbsolutePath().normalize();
    FailureFolder failures = new FailureFolder(home.resolve(".levante/campaign"));
    try (Campaign campaign = new Campaign(Seeds.of(home))) {
      return campaign.run(
          options.from(),
          options.cases(),
          clock.instant().plus(options.time()),
          clock,
          failure ->
              System.err.printf(
                  "case %d: %s%n  kept in %s%n",
                  failure.one().number(),
                  failure.why().lines().findFirst().orElse(""),
                  failures.write(failure)));
    }
  }
}
