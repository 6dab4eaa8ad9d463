package levante.bench.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import levante.bench.tool.Numbers;
import levante.bench.tool.Tool;

/** {@code ./levante bench pages}: exit code 0 when every promise was kept, 1 when not. */
public final class PagesMain {
  private static final String USAGE =
      """
      Usage: ./levante bench pages [--infrastructures N] [--jobs N] [--streams N] [--json]
        --infrastructures  of the large server (5000)
        --jobs             of the large server (100000)
        --streams          that are read, at least 110 (200)
      """;

  private PagesMain() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    Tool.run(
        arguments,
        USAGE,
        words ->
            Numbers.of(words, List.of("--infrastructures", "--jobs", "--streams"))
                .map(
                    options ->
                        new Tool.Task(
                            options.json(),
                            home ->
                                PagesRun.in(
                                    home,
                                    new PagesRun.Size(
                                        options.or("--infrastructures", 5_000),
                                        options.or("--jobs", 100_000)),
                                    options.or("--streams", 200)))));
  }
}
