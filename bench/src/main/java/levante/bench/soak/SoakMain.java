package levante.bench.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code ./levante campaign soak}: exit code 0 when all went well, 1 when not, 2 for misuse. */
public final class SoakMain {
  private static final String USAGE =
      """
      Usage: ./levante campaign soak [--minutes N] [--clients N] [--infrastructures N] [--seed N] [--json]

        Clients create and destroy infrastructures of the sandbox by IM's wire, all the time; looks for errors,
        for what is left in the end, and for a heap that grows.
        --minutes N          how long (10)
        --clients N          how many at a time (20)
        --infrastructures N  how many there are at a time (200)
        --seed N             of the numbers of machines (1)
        --json               the result as one line of JSON

      Exit codes: 0 all went well; 1 not, see the lines NOT KEPT and .levante/bench/; 2 wrong command line.
      """;

  private SoakMain() {}

  /** Runs what the arguments name, the campaign's own name first. */
  public static void main(String[] arguments) throws JsonProcessingException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    Optional<SoakOptions> options = SoakOptions.of(words.subList(1, words.size()));
    if (options.isEmpty()) {
      System.err.print(USAGE);
      System.exit(2);
    }
    Path home = Path.of(System.getProperty("levante.home", ".")).toAbsolutePath().normalize();
    SoakReport report =
        new SoakRun(home, home.resolve(".levante/bench")).run(options.orElseThrow());
    System.out.println(
        options.orElseThrow().json()
            ? JsonMapper.builder().build().writeValueAsString(report.values())
            : report.text());
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }
}
