package levante.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;

/** {@code ./levante bench}: exit code 0 when every promise was kept, 1 when not, 2 for misuse. */
public final class Main {
  private Main() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    List<String> words = List.of(arguments);
    if (!words.equals(List.of("tosca")) && !words.equals(List.of("tosca", "--json"))) {
      System.err.println("Usage: ./levante bench tosca|provision [--json]");
      System.exit(2);
    }
    Path home = Path.of(System.getProperty("levante.home", ".")).toAbsolutePath().normalize();
    ToscaReport report = new ToscaRun(home, home.resolve(".levante/bench")).measure();
    System.out.println(
        words.contains("--json")
            ? JsonMapper.builder().build().writeValueAsString(report.values())
            : report.text());
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }
}
