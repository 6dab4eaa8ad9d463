package levante.cli.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import levante.cli.failure.CliFailure;

/** Processes that this one waits for. */
final class Children {
  private static final int TAIL_LINES = 15;

  private Children() {}

  /** Runs to its end, whatever its code, or ends it at {@code limit} and the verb with it. */
  static void runToEnd(ProcessBuilder builder, Duration limit, Path log) {
    try {
      Process process = builder.start();
      if (!waitFor(process, limit)) {
        process.destroyForcibly();
        throw new CliFailure("%s took more than %s; see %s".formatted(name(builder), limit, log));
      }
    } catch (IOException e) {
      throw new CliFailure("cannot start " + name(builder) + ": " + e.getMessage(), e);
    }
  }

  /** Whether it ended in time; interrupted counts as not. */
  static boolean waitFor(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The last lines of a log, or nothing when it cannot be read. */
  static String tail(Path log) {
    try {
      // Read as Latin 1, which knows every byte: a log may be cut within a letter.
      List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
      int from = Math.max(0, lines.size() - TAIL_LINES);
      return String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "";
    }
  }

  private static String name(ProcessBuilder builder) {
    return builder.command().get(0);
  }
}
