package levante.tosca.parse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;

/**
 * Collects the problems of one compilation, each once, so that all are told in one pass. Beyond a
 * bound the reading stops with {@link Full}: nobody reads a thousand, and a did-you-mean for each
 * would cost. Not for use by two threads.
 */
public final class Problems {
  private static final int MOST = 200;

  private final Set<Diagnostic> found = new TreeSet<>();

  /** Notes what stops the template from being used. */
  public void error(ProblemCode code, SourcePosition position, String path, String message) {
    add(Diagnostic.error(code.name(), position, path, message));
  }

  /** Notes an error at a node of the document. */
  public void error(ProblemCode code, Cursor at, String message) {
    error(code, at.position(), at.path(), message);
  }

  /** Notes an error at the key of a field. */
  public void error(ProblemCode code, Field at, String message) {
    error(code, at.namePosition(), at.value().path(), message);
  }

  /** Notes what does not stop the template from being used. */
  public void warning(ProblemCode code, Field at, String message) {
    add(Diagnostic.warning(code.name(), at.namePosition(), at.value().path(), message));
  }

  /** Notes what other problems were collected with. */
  public void add(Diagnostic diagnostic) {
    boolean kept = diagnostic.isError() ? found.size() < 2 * MOST : found.size() < MOST;
    if (kept) {
      found.add(diagnostic);
    }
    if (diagnostic.isError() && found.size() >= MOST) {
      throw new Full();
    }
  }

  /** Notes what other problems were collected as what does not stop the template. */
  public void addAsWarnings(Problems others) {
    for (Diagnostic one : others.inOrder()) {
      add(Diagnostic.warning(one.code(), one.position(), one.path(), one.message()));
    }
  }

  /** Whether anything stops the template from being used. */
  public boolean hasErrors() {
    return found.stream().anyMatch(Diagnostic::isError);
  }

  /** Whether a problem of that code was noted. */
  public boolean has(ProblemCode code) {
    return found.stream().anyMatch(one -> one.code().equals(code.name()));
  }

  /** All, in the order of the text. */
  public List<Diagnostic> inOrder() {
    return List.copyOf(found);
  }

  /** Says that there are so many problems that the rest is not looked for. */
  public static final class Full extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Full() {
      super("too many problems", null, false, false);
    }
  }
}
