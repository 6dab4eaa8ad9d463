package levante.kernel;

import java.util.List;
import java.util.Objects;

/**
 * What ends an operation: a code, a sentence that says what and where, and for texts a user wrote,
 * the diagnostics. A bug of our own is an {@link IllegalStateException} instead (style guide, B6).
 */
public final class LevanteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient List<Diagnostic> diagnostics;

  /** An ending with a sentence for the person who has to act on it. */
  public LevanteException(ErrorCode code, String message) {
    this(code, message, List.of(), null);
  }

  /** An ending caused by another system's failure. */
  public LevanteException(ErrorCode code, String message, Throwable cause) {
    this(code, message, List.of(), cause);
  }

  /** An ending because of problems in a text; the message is the first of them. */
  public LevanteException(ErrorCode code, List<Diagnostic> diagnostics) {
    this(code, summary(diagnostics), diagnostics, null);
  }

  private LevanteException(
      ErrorCode code, String message, List<Diagnostic> diagnostics, Throwable cause) {
    super(message, cause);
    this.code = Objects.requireNonNull(code, "code");
    this.diagnostics = List.copyOf(diagnostics);
  }

  private static String summary(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      throw new IllegalStateException("a rejection needs at least one diagnostic");
    }
    String more = diagnostics.size() == 1 ? "" : " (and %d more)".formatted(diagnostics.size() - 1);
    return diagnostics.get(0) + more;
  }

  /** Why it ended. */
  public ErrorCode code() {
    return code;
  }

  /** The problems in the user's text, in the order of the text; empty for other endings. */
  public List<Diagnostic> diagnostics() {
    return diagnostics == null ? List.of() : diagnostics;
  }
}
