package levante.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import levante.bench.tool.Numbers;
import levante.bench.tool.Tool;

/** {@code ./levante bench}: exit code 0 when every promise was kept, 1 when not, 2 for misuse. */
public final class Main {
  private Main() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    boolean isTosca = arguments.length > 0 && arguments[0].equals("tosca");
    Tool.run(
        arguments,
        "Usage: ./levante bench tosca|provision|elasticity [--json]\n",
        words ->
            Numbers.of(words, List.of())
                .filter(options -> isTosca)
                .map(
                    options ->
                        new Tool.Task(
                            options.json(),
                            home -> new ToscaRun(home, home.resolve(".levante/bench")).measure())));
  }
}
