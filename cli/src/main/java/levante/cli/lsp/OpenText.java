package levante.cli.lsp;

import java.util.List;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/** A text as the editor has it; each change is another value. */
record OpenText(String text, int version) {
  OpenText with(List<TextDocumentContentChangeEvent> changes, int next) {
    String changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      changed =
          change.getRange() == null
              ? change.getText()
              : changed.substring(0, offset(changed, change.getRange().getStart()))
                  + change.getText()
                  + changed.substring(offset(changed, change.getRange().getEnd()));
    }
    return new OpenText(changed, next);
  }

  private static int offset(String text, Position at) {
    int start = 0;
    for (int line = 0; line < at.getLine(); line++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return text.length();
      }
      start = end + 1;
    }
    return Math.min(text.length(), start + at.getCharacter());
  }
}
