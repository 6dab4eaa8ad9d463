package levante.system.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** OSCAR's own client for Python against one cluster, as a user's program calls it. */
public final class OscarClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 240;

  private final Path python;
  private final Path folder;
  private final Path options;

  private OscarClient(Path python, Path folder, Path options) {
    this.python = python;
    this.folder = folder;
    this.options = options;
  }

  /** Fetches it if it is not there yet; its files go into {@code folder}. */
  public static OscarClient of(URI endpoint, String user, String password, Path folder) {
    Path script = LevanteServer.home().resolve("src/test/infra/oscar-tools.sh");
    Answer fetched = run(folder, List.of("sh", script.toString()));
    if (fetched.exit() != 0) {
      throw new AssertionError("oscar-python could not be had: " + fetched.output());
    }
    String tools = fetched.output().strip().lines().reduce((a, b) -> b).orElseThrow();
    ObjectNode known = options(endpoint).put("user", user).put("password", password);
    Path python = Path.of(tools, "venv", "bin", "python");
    return new OscarClient(python, folder, written(folder, "oscar-" + user, known));
  }

  /** The same client as somebody who has no more than a service's token. */
  public OscarClient anonymous(URI endpoint) {
    return new OscarClient(python, folder, written(folder, "oscar-anonymous", options(endpoint)));
  }

  private static ObjectNode options(URI endpoint) {
    return JSON.createObjectNode()
        .put("cluster_id", "my_oscar")
        .put("endpoint", endpoint.toString())
        .put("ssl", true);
  }

  private static Path written(Path folder, String name, ObjectNode options) {
    try {
      return Files.writeString(folder.resolve(name + ".json"), options.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the client said, errors too, and how it ended. */
  public record Answer(int exit, String output) {
    /** Its last line as JSON. */
    public JsonNode json() {
      String line = output.strip().lines().reduce((a, b) -> b).orElse("");
      try {
        return JSON.readTree(line);
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

  /** A verb of {@code oscar_client.py}; an end that is no success is a failure of the test. */
  public Answer call(String... arguments) {
    Answer answer = attempt(arguments);
    if (answer.exit() != 0) {
      throw new AssertionError(String.join(" ", arguments) + ": " + answer.output());
    }
    return answer;
  }

  /** The same, however it ends. */
  public Answer attempt(String... arguments) {
    Path driver = LevanteServer.home().resolve("src/test/infra/oscar_client.py");
    List<String> command =
        new ArrayList<>(List.of(python.toString(), driver.toString(), options.toString()));
    command.addAll(List.of(arguments));
    return run(folder, command);
  }

  private static Answer run(Path folder, List<String> command) {
    try {
      Path output = Files.createTempFile(folder, "oscar", ".out");
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
