package levante.bench.kill;

import com.fasterxml.jackson.core.JsonProcessingException;
import levante.bench.tool.Tool;

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
    Tool.run(
        arguments,
        USAGE,
        words ->
            KillOptions.of(words)
                .map(options -> new Tool.Task(options.json(), home -> KillRun.in(home, options))));
  }
}
