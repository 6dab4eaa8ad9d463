package levante.bench.events;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import levante.bench.Command;

/**
 * A real PostgreSQL with a state and a port of its own, as the tests have it. Ends with this
 * process at the latest.
 */
final class Postgresql implements AutoCloseable {
  private final String script;
  private final String folder;

  /** Installs and starts one, by the script of a checkout. */
  Postgresql(Path home) {
    try {
      script = home.resolve("src/test/infra/postgresql/database.sh").toString();
      folder = Files.createTempDirectory("levante-bench-").resolve("database").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    ask("up", String.valueOf(ProcessHandle.current().pid()));
  }

  /** The JDBC URL of a new and empty database. */
  String fresh() {
    return ask("fresh", "").lines().reduce("", (before, last) -> last);
  }

  private String ask(String verb, String owner) {
    return Command.output(List.of("bash", script, verb, folder, owner));
  }

  @Override
  public void close() {
    ask("down", "");
  }
}
