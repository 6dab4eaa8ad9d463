package levante.cli.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.kernel.Diagnostic;
import levante.tosca.parse.ProblemCode;

/** What the person at the terminal can do about a diagnostic. */
final class Help {
  private static final Pattern GUESS = Pattern.compile("; (did you mean .*\\?)$", Pattern.DOTALL);
  private static final Pattern NAMED = Pattern.compile("^the input '([^']+)'");

  private Help() {}

  /** One line, or nothing when the message says it all. */
  static Optional<String> of(Diagnostic diagnostic) {
    Matcher guess = GUESS.matcher(diagnostic.message());
    if (guess.find()) {
      return Optional.of(guess.group(1));
    }
    if (diagnostic.code().equals(ProblemCode.MISSING_INPUT.name())) {
      Matcher named = NAMED.matcher(diagnostic.message());
      return Optional.of(
          "give it on the command line: --input %s=VALUE"
              .formatted(named.find() ? named.group(1) : "NAME"));
    }
    if (diagnostic.code().equals(ProblemCode.IMPORT_REFUSED.name())
        && diagnostic.message().contains("://")) {
      return Optional.of("allow it on the command line: --allow-import URL");
    }
    return diagnostic.code().equals(ProblemCode.PARENT_NOT_FOUND.name())
        ? Optional.of("name it on the command line: --parent FILE")
        : Optional.empty();
  }

  /** The message without what {@link #of} tells. */
  static String sentence(Diagnostic diagnostic) {
    return GUESS.matcher(diagnostic.message()).replaceFirst("");
  }
}
