package levante.kernel;

import java.util.Comparator;
import java.util.Objects;

/**
 * One problem in a text that a user wrote (a TOSCA template, an FDL).
 *
 * @param code a stable word such as {@code MISSING_REQUIRED}, listed in the reference
 * @param severity whether it stops the text from being used
 * @param position where the offending characters are
 * @param path where in the document, such as {@code topology_template/inputs/cpus/type}; may be
 *     empty
 * @param message what is wrong and what would be right
 */
public record Diagnostic(
    String code, Severity severity, SourcePosition position, String path, String message)
    implements Comparable<Diagnostic> {
  private static final Comparator<Diagnostic> ORDER =
      Comparator.comparing(Diagnostic::position)
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  /** Whether the text can be used all the same. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(path, "path");
    if (code.isBlank() || message.isBlank()) {
      throw new IllegalStateException("a diagnostic needs a code and a sentence");
    }
  }

  /** A problem that stops the text from being used. */
  public static Diagnostic error(
      String code, SourcePosition position, String path, String message) {
    return new Diagnostic(code, Severity.ERROR, position, path, message);
  }

  /** Something odd that does not stop the text from being used. */
  public static Diagnostic warning(
      String code, SourcePosition position, String path, String message) {
    return new Diagnostic(code, Severity.WARNING, position, path, message);
  }

  /** Whether it stops the text from being used. */
  public boolean isError() {
    return severity == Severity.ERROR;
  }

  @Override
  public int compareTo(Diagnostic other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return "%s: %s [%s]".formatted(position, message, code);
  }
}
