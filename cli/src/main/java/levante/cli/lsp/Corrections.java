package levante.cli.lsp;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import levante.tosca.parse.Nearest;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Makes the did-you-mean of a diagnostic a change that an editor can carry out. */
final class Corrections {
  private static final Pattern NAME = Pattern.compile("; did you mean '([^']+)'\\?$");
  private static final Pattern OTHER_OF_A_PROFILE =
      Pattern.compile("; did you mean '([^']+)' of (\\S+), which has to be imported\\?$");
  private static final Pattern SAME_OF_A_PROFILE =
      Pattern.compile("'([^']+)'; it is in (\\S+), which has to be imported");

  private static final String ENDS = " \t,:]}#";

  private final String uri;
  private final List<String> lines;

  /** For a text as it is now. */
  Corrections(String uri, List<String> lines) {
    this.uri = uri;
    this.lines = lines;
  }

  /** Those of the diagnostics that the editor still shows at their places. */
  List<CodeAction> of(List<Diagnostic> shown) {
    List<CodeAction> actions = new ArrayList<>();
    for (Diagnostic one : shown) {
      String message = one.getMessage().getLeft();
      Matcher name = NAME.matcher(message);
      if (name.find()) {
        renamed(one, name.group(1)).ifPresent(actions::add);
      }
      Stream.of(OTHER_OF_A_PROFILE, SAME_OF_A_PROFILE)
          .map(pattern -> pattern.matcher(message))
          .filter(Matcher::find)
          .flatMap(found -> imported(one, found.group(1), found.group(2)).stream())
          .forEach(actions::add);
    }
    return actions;
  }

  // The text may have changed since, so what is replaced has to be what was near.
  private Optional<CodeAction> renamed(Diagnostic shown, String by) {
    return word(shown.getRange())
        .filter(word -> Nearest.to(bare(word), List.of(by)).isPresent() && !bare(word).equals(by))
        .map(word -> action(shown, by, List.of(new TextEdit(shown.getRange(), like(word, by)))));
  }

  private Optional<CodeAction> imported(Diagnostic shown, String type, String file) {
    List<TextEdit> edits = new ArrayList<>();
    word(shown.getRange())
        .filter(word -> !bare(word).equals(type))
        .ifPresent(word -> edits.add(new TextEdit(shown.getRange(), like(word, type))));
    return importing(file)
        .map(
            edit -> {
              edits.add(edit);
              return action(shown, "%s of %s".formatted(type, file), edits);
            });
  }

  // Into the list of imports that is there, else a new one below the version.
  private Optional<TextEdit> importing(String file) {
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("imports:")) {
        return below(i, line.substring("imports:".length()).strip(), file);
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("tosca_definitions_version:")) {
        return Optional.of(inserted(i + 1, 0, "imports: [ %s ]\n".formatted(file)));
      }
    }
    return Optional.empty();
  }

  private Optional<TextEdit> below(int line, String rest, String file) {
    if (rest.startsWith("[")) {
      int bracket = lines.get(line).indexOf('[');
      boolean empty = rest.substring(1).strip().startsWith("]");
      return Optional.of(inserted(line, bracket + 1, " " + file + (empty ? " " : ",")));
    }
    String next = line + 1 < lines.size() ? lines.get(line + 1) : "";
    int dash = next.indexOf('-');
    return rest.isEmpty() && dash >= 0 && next.substring(0, dash).isBlank()
        ? Optional.of(inserted(line + 1, 0, "%s- %s\n".formatted(" ".repeat(dash), file)))
        : Optional.empty();
  }

  private static TextEdit inserted(int line, int column, String text) {
    Position at = new Position(line, column);
    return new TextEdit(new Range(at, at), text);
  }

  private Optional<String> word(Range range) {
    Position start = range.getStart();
    Position end = range.getEnd();
    boolean there = start.getLine() == end.getLine() && start.getLine() < lines.size();
    String line = there ? lines.get(start.getLine()) : "";
    return there && start.getCharacter() < end.getCharacter() && endsAt(line, end.getCharacter())
        ? Optional.of(line.substring(start.getCharacter(), end.getCharacter()))
        : Optional.empty();
  }

  private static boolean endsAt(String line, int column) {
    return column == line.length()
        || (column < line.length() && ENDS.indexOf(line.charAt(column)) >= 0);
  }

  private static boolean isQuoted(String word) {
    return word.length() > 1 && (word.startsWith("'") || word.startsWith("\""));
  }

  private static String bare(String word) {
    return isQuoted(word) ? word.substring(1, word.length() - 1) : word;
  }

  private static String like(String word, String by) {
    return isQuoted(word) ? word.charAt(0) + by + word.charAt(0) : by;
  }

  private CodeAction action(Diagnostic shown, String by, List<TextEdit> edits) {
    CodeAction action = new CodeAction("Change to " + by);
    action.setKind(CodeActionKind.QuickFix);
    action.setDiagnostics(List.of(shown));
    action.setIsPreferred(true);
    action.setEdit(new WorkspaceEdit(Map.of(uri, edits)));
    return action;
  }
}
