package levante.cli.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.cli.words.Colours;
import levante.cli.words.Screen;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.parse.Remedy;

/**
 * Diagnostics as compilers print them: place, code and sentence, then the line with strokes under
 * the characters that are meant.
 */
final class DiagnosticText {
  private static final int ROOM = 100;

  private final Colours colours;

  DiagnosticText(Colours colours) {
    this.colours = colours;
  }

  /** The lines of one diagnostic. */
  List<String> lines(Diagnostic diagnostic, SourceTexts texts) {
    SourcePosition at = diagnostic.position();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s: %s"
            .formatted(
                colours.bold(Screen.safe(at.toString())),
                severity(diagnostic),
                colours.bold(Screen.safe(Remedy.sentence(diagnostic)))));
    Optional<Excerpt> excerpt =
        texts.line(at).map(line -> Excerpt.of(line, at.column(), at.length(), ROOM));
    String number = String.valueOf(at.line());
    String margin = " ".repeat(number.length());
    excerpt.ifPresent(
        one -> {
          lines.add(colours.faint(margin + " |"));
          lines.add((colours.faint(number + " |") + " " + one.line()).stripTrailing());
          lines.add(colours.faint(margin + " |") + " " + marked(diagnostic, one.strokes()));
        });
    Help.of(diagnostic)
        .ifPresent(help -> lines.add(colours.faint(margin + " =") + " help: " + Screen.safe(help)));
    return lines;
  }

  private String severity(Diagnostic diagnostic) {
    String word = diagnostic.isError() ? "error" : "warning";
    return marked(diagnostic, word + "[" + diagnostic.code() + "]");
  }

  private String marked(Diagnostic diagnostic, String text) {
    return diagnostic.isError() ? colours.red(text) : colours.yellow(text);
  }
}
