package levante.bench.elasticity;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import levante.bench.tool.Numbers;
import levante.bench.tool.Tool;

/** {@code ./levante bench elasticity}: exit code 0 when every promise was kept, 1 when not. */
public final class ElasticityMain {
  private ElasticityMain() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    Tool.run(
        arguments,
        "Usage: ./levante bench elasticity [--json]\n",
        words ->
            Numbers.of(words, List.of())
                .map(
                    options ->
                        new Tool.Task(
                            options.json(),
                            home -> ElasticityRun.measure(home.resolve(".levante/bench")))));
  }
}
