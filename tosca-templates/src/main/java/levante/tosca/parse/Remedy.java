package levante.tosca.parse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.Diagnostic;

/** What can be done about a diagnostic, in words that hold wherever it is read. */
public final class Remedy {
  private static final Pattern GUESS = Pattern.compile("; (did you mean .*\\?)$", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("^the input '([^']+)'");

  private Remedy() {}

  /** One line, or nothing when the message says it all. */
  public static Optional<String> of(Diagnostic diagnostic) {
    Optional<String> guess = guess(diagnostic);
    if (guess.isPresent()) {
      return guess;
    }
    if (diagnostic.code().equals(ProblemCode.MISSING_INPUT.name())) {
      return Optional.of(
          input(diagnostic).map("give the input '%s' a value"::formatted).orElse("give its value"));
    }
    if (isRefusedUrl(diagnostic)) {
      return Optional.of("attach the file, or allow URLs that begin so");
    }
    return diagnostic.code().equals(ProblemCode.PARENT_NOT_FOUND.name())
        ? Optional.of("attach the parent, or name one of the catalogue")
        : Optional.empty();
  }

  /** The question at the end of the message, if it has one: whether a near name was meant. */
  public static Optional<String> guess(Diagnostic diagnostic) {
    Matcher guess = GUESS.matcher(diagnostic.message());
    return guess.find() ? Optional.of(guess.group(1)) : Optional.empty();
  }

  /** The message without its {@link #guess}. */
  public static String sentence(Diagnostic diagnostic) {
    return GUESS.matcher(diagnostic.message()).replaceFirst("");
  }

  /** The input that a MISSING_INPUT names. */
  public static Optional<String> input(Diagnostic diagnostic) {
    Matcher named = NAMED.matcher(diagnostic.message());
    return named.find() ? Optional.of(named.group(1)) : Optional.empty();
  }

  /** Whether an import was refused that a prefix could allow. */
  public static boolean isRefusedUrl(Diagnostic diagnostic) {
    return diagnostic.code().equals(ProblemCode.IMPORT_REFUSED.name())
        && diagnostic.message().contains("://");
  }
}
