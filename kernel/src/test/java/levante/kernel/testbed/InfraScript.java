package levante.kernel.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs the scripts that start real servers for tests; they lie in {@code src/test/infra}. */
public final class InfraScript {
  private InfraScript() {}

  /**
   * Runs one to its end; a test whose script fails, fails with what it has written.
   *
   * @param script below the project's root
   * @param environment over this process' own
   * @return the last line of its output; empty when there is none
   */
  public static String run(String script, Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of("bash", find(script).toString()));
    command.addAll(arguments);
    try {
      Path log = Files.createTempFile("levante-infra-", ".log");
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      int code = builder.start().waitFor();
      String written = Files.readString(log, StandardCharsets.UTF_8);
      if (code != 0) {
        throw new AssertionError("%s ended with %d: %s".formatted(command, code, written));
      }
      Files.delete(log);
      List<String> lines = written.lines().toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** A file of the project, from wherever in it a test runs. */
  public static Path find(String file) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(file))) {
        return at.resolve(file);
      }
    }
    throw new AssertionError("no %s above %s".formatted(file, Path.of("").toAbsolutePath()));
  }
}
