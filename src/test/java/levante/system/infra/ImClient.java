package levante.system.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The Infrastructure Manager's own client, as a user calls it. */
public final class ImClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 240;

  private final Path program;
  private final Path folder;
  private final URI base;
  private final Path credentials;

  private ImClient(Path program, Path folder, URI base, Path credentials) {
    this.program = program;
    this.folder = folder;
    this.base = base;
    this.credentials = credentials;
  }

  /** Fetches it if it is not there yet; its files go into {@code folder}. */
  public static ImClient of(LevanteServer server, Path folder) {
    Path script = LevanteServer.home().resolve("src/test/infra/im-tools.sh");
    Answer fetched = run(folder, List.of("sh", script.toString()));
    if (fetched.exit() != 0) {
      throw new AssertionError("im-client could not be had: " + fetched.output());
    }
    String tools = fetched.output().strip().lines().reduce((a, b) -> b).orElseThrow();
    try {
      String password = Files.readString(server.data().resolve("admin-password")).strip();
      Path credentials =
          Files.writeString(
              folder.resolve("auth.dat"),
              """
              # who, and where
              id = im; type = InfrastructureManager; username = admin; password = %s
              id = dummy; type = Dummy
              """
                  .formatted(password));
      return new ImClient(
          Path.of(tools, "venv", "bin", "im_client"),
          folder,
          server.base().resolve("/im"),
          credentials);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the client said, errors too, and how it ended. */
  public record Answer(int exit, String output) {
    /** The last word of the last line: an id, mostly. */
    public String lastWord() {
      String line = output.strip().lines().reduce((a, b) -> b).orElse("");
      return line.substring(line.lastIndexOf(' ') + 1).strip();
    }

    /** The output as JSON, as the client prints it when quiet. */
    public JsonNode json() {
      try {
        return JSON.readTree(output);
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + output, e);
      }
    }
  }

  /** Writes a file for the client. */
  public Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls it; an end that is no success is a failure of the test. */
  public Answer call(String... arguments) {
    Answer answer = attempt(arguments);
    if (answer.exit() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + answer.output());
    }
    return answer;
  }

  /** Calls it, however it ends. */
  public Answer attempt(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(program.toString(), "-r", base.toString(), "-a", credentials.toString(), "-y"));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  private static Answer run(Path folder, List<String> command) {
    try {
      Path output = Files.createTempFile(folder, "im", ".out");
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("never ended: " + command);
      }
      return new Answer(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
