package levante.kernel.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real PostgreSQL with a state and a port of its own. Ends with this process at the latest. */
public final class RealDatabase implements AutoCloseable {
  private static final String SCRIPT = "src/test/infra/postgresql/database.sh";

  private final Path folder;

  private RealDatabase(Path folder) {
    this.folder = folder;
  }

  /** A new one. */
  public static RealDatabase start() {
    try {
      Path folder = Files.createTempDirectory("levante-database-").resolve("database");
      String owner = String.valueOf(ProcessHandle.current().pid());
      InfraScript.run(SCRIPT, Map.of(), List.of("up", folder.toString(), owner));
      return new RealDatabase(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JDBC URL of a new and empty database, with its user and without a password. */
  public String fresh() {
    return InfraScript.run(SCRIPT, Map.of(), List.of("fresh", folder.toString()));
  }

  @Override
  public void close() {
    InfraScript.run(SCRIPT, Map.of(), List.of("down", folder.toString()));
  }
}
