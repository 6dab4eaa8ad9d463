package levante.kernel;

import java.util.Collection;
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

  /**
   * The end of a message about a word that does not exist: names the nearest known one, or nothing
   * when none is near.
   */
  public static String didYouMean(String word, Collection<String> known) {
    return known.stream()
        .filter(candidate -> distance(word, candidate) <= Math.max(1, (word.length() + 1) / 3))
        .min(
            Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                .thenComparing(Comparator.naturalOrder()))
        .map(candidate -> "; did you mean '" + candidate + "'?")
        .orElse("");
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int above = row[j];
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
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
