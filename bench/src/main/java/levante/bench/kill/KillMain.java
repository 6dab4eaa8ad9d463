package levante.bench.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code ./levante campaign provision-kill}: exit code 0 when all went well, 1 when not, 2 for
 * misuse.
 */
public final class KillMain {
  private static final String USAGE =
      """
      Usage: ./levante campaign provision-kill [--kills N] [--seed N] [--json]

        Deploys, grows, shrinks and destroys infrastructures of a sandbox cloud that fails, is late and is full
        at times, and kills Levante at random moments; looks for machines too many, too few and left.
        --kills N  how often (30)
        --seed N   of what is asked and of the moments (1)
        --json     the result as one line of JSON

      Exit codes: 0 all went well; 1 not, see the lines NOT KEPT and .levante/campaign/; 2 wrong command line.
      """;

  private KillMain() {}

  /** Runs what the arguments name, the campaign's own name first. */
  public static void main(String[] arguments) throws JsonProcessingException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    Optional<KillOptions> options = KillOptions.of(words.subList(1, words.size()));
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Path home = Path.of(System.getProperty("levante.home", ".")).toAbsolutePath().normalize();
    KillReport report =
        new KillRun(home, home.resolve(".levante/campaign")).run(options.orElseThrow());
    System.out.println(
        options.orElseThrow().json()
            ? JsonMapper.builder().build().writeValueAsString(report.values())
            : report.text());
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }
}
