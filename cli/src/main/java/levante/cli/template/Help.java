package levante.cli.template;

import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Remedy;

/** What the person at the terminal can do about a diagnostic: the remedy in words to type. */
final class Help {
  private Help() {}

  /** One line, or nothing when the message says it all. */
  static Optional<String> of(Diagnostic diagnostic) {
    Optional<String> guess = Remedy.guess(diagnostic);
    if (guess.isPresent()) {
      return guess;
    }
    if (diagnostic.code().equals(ProblemCode.MISSING_INPUT.name())) {
      return Optional.of(
          "give it on the command line: --input %s=VALUE"
              .formatted(Remedy.input(diagnostic).orElse("NAME")));
    }
    if (Remedy.isRefusedUrl(diagnostic)) {
      return Optional.of("allow it on the command line: --allow-import URL");
    }
    return diagnostic.code().equals(ProblemCode.PARENT_NOT_FOUND.name())
        ? Optional.of("name it on the command line: --parent FILE")
        : Optional.empty();
  }
}
