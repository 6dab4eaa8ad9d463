package levante.elasticity.trace;

import java.util.ArrayList;
import java.util.List;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;

/** The diagnostics of one trace, as they are found. */
final class TraceProblems {
  /** More than a person would read; the rest is counted. */
  private static final int MOST = 50;

  private final String file;
  private final List<Diagnostic> found = new ArrayList<>();
  private int more;

  TraceProblems(String file) {
    this.file = file;
  }

  void add(int line, int column, String field, String code, String message) {
    if (found.size() < MOST) {
      found.add(Diagnostic.error(code, new SourcePosition(file, line, column, 0), field, message));
    } else {
      more++;
    }
  }

  void refuseIfAny() {
    if (found.isEmpty()) {
      return;
    }
    List<Diagnostic> all = new ArrayList<>(found.stream().sorted().toList());
    if (more > 0) {
      all.add(
          Diagnostic.error(
              "MORE",
              all.get(all.size() - 1).position(),
              "",
              "%d more problems are not shown".formatted(more)));
    }
    throw new LevanteException(ErrorCode.INVALID_REQUEST, all);
  }
}
