package levante.bench.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import levante.bench.tool.Numbers;
import levante.bench.tool.Tool;

/** {@code ./levante bench events}: exit code 0 when every promise was kept, 1 when not. */
public final class EventsMain {
  private static final String USAGE =
      """
      Usage: ./levante bench events [--seconds N] [--threads N] [--json]
        --seconds  each intake is measured for so long (10)
        --threads  that bring events at the same time (64, as many as the server has)
      """;

  private EventsMain() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    Tool.run(
        arguments,
        USAGE,
        words ->
            Numbers.of(words, List.of("--seconds", "--threads"))
                .map(
                    options ->
                        new Tool.Task(
                            options.json(),
                            home ->
                                new EventsRun(
                                        options.or("--threads", 64),
                                        Duration.ofSeconds(options.or("--seconds", 10)))
                                    .measure(home))));
  }
}
