package levante.cli.lsp;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text as the editor has it; each change is another value. */
record OpenText(String text, int version) {
  OpenText with(List<TextDocumentContentChangeEvent> changes, int next) {
    String changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      changed = change.getRange() == null ? change.getText() : replaced(changed, change);
    }
    return new OpenText(changed, next);
  }

  private static String replaced(String text, TextDocumentContentChangeEvent change) {
    int start = offset(text, change.getRange().getStart());
    int end = Math.max(start, offset(text, change.getRange().getEnd()));
    return text.substring(0, start) + change.getText() + text.substring(end);
  }

  // A column beyond the line is the line's end, as the protocol says.
  private static int offset(String text, Position at) {
    int start = 0;
    for (int line = 0; line < at.getLine(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    int last = end < 0 ? text.length() : end;
    boolean crlf = last > start && end >= 0 && text.charAt(last - 1) == '\r';
    return Math.min(crlf ? last - 1 : last, start + Math.max(0, at.getCharacter()));
  }
}
