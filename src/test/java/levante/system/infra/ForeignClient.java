package levante.system.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client of somebody else's, from a package index, whose every call is a program that ends. */
public final class ForeignClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long LIMIT_SECONDS = 240;

  private final Path folder;
  private final List<String> command;
  private final Json json;

  /** Which part of what it says is JSON. */
  enum Json {
    ALL,
    LAST_LINE
  }

  /**
   * One that is there.
   *
   * @param folder its own files go there
   * @param command what every call begins with
   */
  ForeignClient(Path folder, List<String> command, Json json) {
    this.folder = folder;
    this.command = List.copyOf(command);
    this.json = json;
  }

  /**
   * Fetches its tools if they are not there yet.
   *
   * @param script in {@code src/test/infra}
   * @return the folder of its Python's programs
   */
  static Path programs(String script, Path folder) {
    Path file = LevanteServer.home().resolve("src/test/infra").resolve(script);
    Answer fetched = new ForeignClient(folder, List.of("sh"), Json.ALL).attempt(file.toString());
    if (fetched.exit() != 0) {
      throw new AssertionError(script + " could not fetch its client: " + fetched.output());
    }
    return Path.of(fetched.lastLine(), "venv", "bin");
  }

  /** What the client said, errors too, and how it ended. */
  public record Answer(int exit, String output, Json part) {
    private String lastLine() {
      return output.strip().lines().reduce((a, b) -> b).orElse("");
    }

    /** The last word of the last line: an id, mostly. */
    public String lastWord() {
      String line = lastLine();
      return line.substring(line.lastIndexOf(' ') + 1).strip();
    }

    /** What it said as JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(part == Json.ALL ? output : lastLine());
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + output, e);
      }
    }
  }

  /** Writes a file for the client. */
  public Path file(String name, String text) {
    return written(folder, name, text);
  }

  static Path written(Path folder, String name, String text) {
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
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(arguments));
    try {
      Path output = Files.createTempFile(folder, "client", ".out");
      Process process =
          new ProcessBuilder(all)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("never ended: " + all);
      }
      String said = Files.readString(output, StandardCharsets.UTF_8);
      return new Answer(process.exitValue(), said, json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
