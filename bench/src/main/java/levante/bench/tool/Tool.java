package levante.bench.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the measurements' and the campaigns' command lines have in common: exit code 0 when every
 * promise was kept, 1 when not, 2 for misuse.
 */
public final class Tool {
  private Tool() {}

  /**
   * What a command line asks for.
   *
   * @param report does it, in the checkout that it is given
   */
  public record Task(boolean json, Function<Path, Report> report) {}

  /**
   * Does what the arguments ask for, and ends the process.
   *
   * @param arguments the tool's own name first
   * @param reader of what follows the name; empty when it is not understood
   */
  public static void run(
      String[] arguments, String usage, Function<List<String>, Optional<Task>> reader)
      throws JsonProcessingException {
    List<String> words = List.of(arguments);
    if (words.contains("--help")) {
      System.out.print(usage);
      return;
    }
    Optional<Task> task =
        words.isEmpty() ? Optional.empty() : reader.apply(words.subList(1, words.size()));
    if (task.isEmpty()) {
      System.err.print(usage);
      System.exit(2);
    }
    Path home = Path.of(System.getProperty("levante.home", ".")).toAbsolutePath().normalize();
    Report report = task.orElseThrow().report().apply(home);
    System.out.println(
        task.orElseThrow().json()
            ? JsonMapper.builder().build().writeValueAsString(report.values())
            : report.text());
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }
}
