package levante.oscar.fdl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** The diagnostics of one text, as they are found. */
final class Problems {
  /** More than a person would read; the rest is left out. */
  private static final int MOST = 200;

  private final String file;
  private final List<Diagnostic> found = new ArrayList<>();

  Problems(String file) {
    this.file = file;
  }

  void error(Node node, String path, String code, String message) {
    add(Diagnostic.error(code, at(node), path, message));
  }

  void error(SourcePosition position, String path, String code, String message) {
    add(Diagnostic.error(code, position, path, message));
  }

  void warning(Node node, String path, String code, String message) {
    add(Diagnostic.warning(code, at(node), path, message));
  }

  private void add(Diagnostic diagnostic) {
    if (found.size() < MOST) {
      found.add(diagnostic);
    }
  }

  SourcePosition at(Node node) {
    return node.getStartMark()
        .map(start -> position(start, node.getEndMark()))
        .orElseGet(() -> SourcePosition.startOf(file));
  }

  private SourcePosition position(Mark start, Optional<Mark> end) {
    int length =
        end.filter(mark -> mark.getLine() == start.getLine())
            .map(mark -> mark.getColumn() - start.getColumn())
            .orElse(0);
    return new SourcePosition(file, start.getLine() + 1, start.getColumn() + 1, length);
  }

  /** Throws INVALID_FDL when anything found stops the text from being used. */
  void refuseIfAny() {
    if (found.stream().anyMatch(Diagnostic::isError)) {
      throw new LevanteException(ErrorCode.INVALID_FDL, found.stream().sorted().toList());
    }
  }

  List<Diagnostic> warnings() {
    return found.stream().filter(one -> !one.isError()).sorted().toList();
  }
}
