package levante.tosca.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;

/** Reads as much of a text as parses: lines that stop the parser are left out, a few of them. */
final class TolerantReader {
  private static final int MOST_LINES = 10;

  private TolerantReader() {}

  /** The document, or nothing when leaving lines out does not help. */
  static Optional<Cursor> read(String file, List<String> lines) {
    List<String> left = new ArrayList<>(lines);
    for (int i = 0; i <= MOST_LINES; i++) {
      Problems problems = new Problems();
      Optional<Cursor> document = parsed(file, String.join("\n", left), problems);
      if (document.isPresent()) {
        return document.filter(Cursor::isMap);
      }
      Optional<Integer> stop = stop(problems, left);
      if (stop.isEmpty()) {
        return Optional.empty();
      }
      left.set(stop.get(), "");
    }
    return Optional.empty();
  }

  private static Optional<Cursor> parsed(String file, String text, Problems problems) {
    try {
      return YamlReader.read(file, text, problems);
    } catch (Problems.Full full) {
      return Optional.empty();
    }
  }

  // The parser often sees a mistake only in the line after it.
  private static Optional<Integer> stop(Problems problems, List<String> lines) {
    Optional<Diagnostic> syntax =
        problems.inOrder().stream()
            .filter(one -> one.code().equals(ProblemCode.INVALID_YAML.name()))
            .findFirst();
    if (syntax.isEmpty()) {
      return Optional.empty();
    }
    int at = Math.min(syntax.get().position().line(), lines.size()) - 1;
    boolean unfinished = syntax.get().message().contains("could not find expected ':'");
    boolean flow = syntax.get().message().contains("while parsing a flow");
    for (int line = at; flow && line >= 0; line--) {
      if (FlowScan.of(lines.get(line)).isOpen()) {
        return Optional.of(line);
      }
    }
    for (int line = unfinished ? at - 1 : at; line >= 0; line--) {
      if (!lines.get(line).isBlank()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }
}
