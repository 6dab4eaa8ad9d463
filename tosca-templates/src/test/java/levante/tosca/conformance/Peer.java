package levante.tosca.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * tosca-parser and the templates that it carries, which a script fetches; that they cannot be had
 * is a failure.
 */
final class Peer {
  private static final Path SCRIPTS = Path.of("../src/test/infra").toAbsolutePath().normalize();
  private final Path folder;

  private Peer(Path folder) {
    this.folder = folder;
  }

  static Peer fetched() {
    return new Peer(
        Path.of(run(List.of("sh", SCRIPTS.resolve("tosca-tools.sh").toString())).strip()));
  }

  /** Its package: tests, templates and archives by their paths in it. */
  Path data() {
    return folder.resolve("data/toscaparser");
  }

  /**
   * One template, or several to be united, the first lowest.
   *
   * @param map by URL, or prefix of URLs, the file or folder that answers it
   * @param inputs texts and whole numbers by name
   */
  record Case(String name, List<Path> files, Map<String, Path> map, Map<String, Object> inputs) {
    private String json() {
      StringJoiner paths = new StringJoiner(",", "[", "]");
      files.forEach(file -> paths.add(quoted(file.toAbsolutePath().toString())));
      StringJoiner places = new StringJoiner(",", "{", "}");
      map.forEach(
          (url, place) ->
              places.add(quoted(url) + ":" + quoted(place.toAbsolutePath().normalize() + "")));
      StringJoiner given = new StringJoiner(",", "{", "}");
      inputs.forEach(
          (input, value) ->
              given.add(
                  quoted(input)
                      + ":"
                      + (value instanceof Integer ? value : quoted(value.toString()))));
      return "{\"name\":%s,\"files\":%s,\"map\":%s,\"inputs\":%s}"
          .formatted(quoted(name), paths, places, given);
    }

    private static String quoted(String text) {
      return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
  }

  /** What it sees in each, in order: {@code nodes}, or an {@code error}. */
  List<Map<?, ?>> views(List<Case> cases) {
    try {
      Path input = Files.createTempFile("levante", ".jsonl");
      Files.write(input, cases.stream().map(Case::json).toList());
      String told =
          run(
              List.of(
                  "sh",
                  "-c",
                  "exec \"$0\" \"$1\" view <\"$2\"",
                  folder.resolve("venv/bin/python").toString(),
                  SCRIPTS.resolve("tosca_parser.py").toString(),
                  input.toString()));
      Files.delete(input);
      return told.lines().<Map<?, ?>>map(line -> (Map<?, ?>) Corpus.yaml(line)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      process.getOutputStream().close();
      String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("failed: " + command);
      }
      return told;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
