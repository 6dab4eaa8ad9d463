package levante.bench.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import levante.bench.tool.Tool;

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

      Exit codes: 0 all went well; 1 not, see the lines NOT KEPT and .levante/campaign/; 2 wrong command line.
      """;

  private SoakMain() {}

  /** Runs what the arguments name, the campaign's own name first. */
  public static void main(String[] arguments) throws JsonProcessingException {
    Tool.run(
        arguments,
        USAGE,
        words ->
            SoakOptions.of(words)
                .map(options -> new Tool.Task(options.json(), home -> SoakRun.in(home, options))));
  }
}
