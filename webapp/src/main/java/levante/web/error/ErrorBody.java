package levante.web.error;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.LevanteException;
import levante.tosca.parse.Remedy;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error as our own clients read it. */
public record ErrorBody(String code, String message, List<Problem> diagnostics) {
  public ErrorBody {
    diagnostics = List.copyOf(diagnostics);
  }

  /**
   * One problem in a text the user sent, as {@code levante validate --json} prints it.
   *
   * @param help what can be done about it, when the message does not say it all
   */
  public record Problem(
      String code,
      @Schema(implementation = Diagnostic.Severity.class) String severity,
      String file,
      int line,
      int column,
      int length,
      String path,
      String message,
      Optional<String> help) {
    /** The problem that a diagnostic tells of. */
    public static Problem of(Diagnostic diagnostic) {
      return new Problem(
          diagnostic.code(),
          diagnostic.severity().name().toLowerCase(Locale.ROOT),
          diagnostic.position().file(),
          diagnostic.position().line(),
          diagnostic.position().column(),
          diagnostic.position().length(),
          diagnostic.path(),
          diagnostic.message(),
          Remedy.of(diagnostic));
    }
  }

  /** The body of an ending. */
  static ErrorBody of(LevanteException ending) {
    return new ErrorBody(
        ending.code().name(),
        ending.getMessage(),
        ending.diagnostics().stream().map(Problem::of).toList());
  }
}
