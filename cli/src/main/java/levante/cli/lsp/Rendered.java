package levante.cli.lsp;

import java.util.List;
import levante.kernel.Diagnostic;
import levante.tosca.edit.LanguageService.Suggestions;
import levante.tosca.edit.Suggestion;
import levante.tosca.edit.Symbol;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** The language service's answers as the protocol has them. */
final class Rendered {
  private Rendered() {}

  static List<org.eclipse.lsp4j.Diagnostic> diagnostics(
      List<Diagnostic> diagnostics, String file, List<String> lines) {
    return diagnostics.stream().map(one -> diagnostic(one, file, lines)).toList();
  }

  // A problem of another file is told at the head of the one that imports it.
  private static org.eclipse.lsp4j.Diagnostic diagnostic(
      Diagnostic one, String file, List<String> lines) {
    boolean here = one.position().file().equals(file);
    org.eclipse.lsp4j.Diagnostic shown = new org.eclipse.lsp4j.Diagnostic();
    shown.setRange(
        here
            ? Positions.range(one.position(), lines)
            : new Range(new Position(0, 0), new Position(0, 0)));
    shown.setMessage(here ? one.message() : one.position() + ": " + one.message());
    shown.setCode(one.code());
    shown.setSource("levante");
    shown.setSeverity(one.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning);
    return shown;
  }

  static List<CompletionItem> completions(Suggestions suggestions, int line) {
    Range word =
        new Range(new Position(line, suggestions.start()), new Position(line, suggestions.end()));
    return suggestions.all().stream().map(one -> completion(one, word)).toList();
  }

  private static CompletionItem completion(Suggestion suggestion, Range word) {
    CompletionItem item = new CompletionItem(suggestion.label());
    item.setKind(kind(suggestion.kind()));
    item.setTextEdit(Either.forLeft(new TextEdit(word, suggestion.insert())));
    item.setDetail(suggestion.detail());
    if (!suggestion.documentation().isEmpty()) {
      item.setDocumentation(new MarkupContent("markdown", suggestion.documentation()));
    }
    return item;
  }

  private static CompletionItemKind kind(Suggestion.Kind kind) {
    return switch (kind) {
      case KEY -> CompletionItemKind.Keyword;
      case TYPE -> CompletionItemKind.Class;
      case PROPERTY -> CompletionItemKind.Property;
      case NODE_TEMPLATE -> CompletionItemKind.Variable;
      case INPUT -> CompletionItemKind.Variable;
      case FUNCTION -> CompletionItemKind.Function;
      case VALUE -> CompletionItemKind.Value;
    };
  }

  // The whole part is meant when the caret is in it, so that an editor can say where one is.
  static DocumentSymbol symbol(Symbol symbol, List<String> lines) {
    Range name = Positions.range(symbol.at(), lines);
    SymbolKind kind = symbol.below().isEmpty() ? SymbolKind.Object : SymbolKind.Namespace;
    return new DocumentSymbol(
        symbol.name().isBlank() ? "(no name)" : symbol.name(),
        kind,
        new Range(name.getStart(), end(name, lines)),
        name,
        symbol.detail(),
        symbol.below().stream().map(one -> symbol(one, lines)).toList());
  }

  // Lines that are indented deeper belong to it, and dashes right below a key.
  private static Position end(Range name, List<String> lines) {
    int last = name.getStart().getLine();
    int column = name.getStart().getCharacter();
    boolean first = last < lines.size() && lines.get(last).substring(0, column).isBlank();
    for (int line = last + 1;
        first && line < lines.size() && isIn(column, lines.get(line));
        line++) {
      last = lines.get(line).isBlank() ? last : line;
    }
    int own = last < lines.size() ? lines.get(last).length() : 0;
    return last > name.getEnd().getLine() ? new Position(last, own) : name.getEnd();
  }

  private static boolean isIn(int column, String line) {
    int indent = line.length() - line.stripLeading().length();
    boolean item = indent == column && line.startsWith("- ", column);
    return line.isBlank() || indent > column || item;
  }
}
