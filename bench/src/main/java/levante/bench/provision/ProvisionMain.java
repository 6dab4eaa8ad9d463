package levante.bench.provision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.List;

/** {@code ./levante bench provision}: exit code 0 when every promise was kept, 1 when not. */
public final class ProvisionMain {
  private ProvisionMain() {}

  /** Runs what the arguments name. */
  public static void main(String[] arguments) throws JsonProcessingException {
    List<String> words = List.of(arguments);
    if (!words.equals(List.of("provision")) && !words.equals(List.of("provision", "--json"))) {
      System.err.println("Usage: ./levante bench provision [--json]");
      System.exit(2);
    }
    Path home = Path.of(System.getProperty("levante.home", ".")).toAbsolutePath().normalize();
    ProvisionReport report = new ProvisionRun(home, home.resolve(".levante/bench")).measure();
    System.out.println(
        words.contains("--json")
            ? JsonMapper.builder().build().writeValueAsString(report.values())
            : report.text());
    System.exit(report.broken().isEmpty() ? 0 : 1);
  }
}
