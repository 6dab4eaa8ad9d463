package levante.oscar.fdl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.SourcePosition;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * YAML into nodes with marks, within bounds. The events are looked at first, because composing
 * recurses: a text of brackets only would overflow the stack.
 */
final class YamlText {
  /** Deeper than any FDL, and far from the stack's end. */
  private static final int MOST_DEPTH = 32;

  /** Enough for anchors written by hand, too few to blow a text up. */
  private static final int MOST_ALIASES = 100;

  private final String file;
  private final String text;

  YamlText(String file, String text) {
    this.file = file;
    this.text = text;
  }

  Node compose() {
    if (text.length() > FdlReader.MOST_BYTES
        || text.getBytes(StandardCharsets.UTF_8).length > FdlReader.MOST_BYTES) {
      throw refused(
          SourcePosition.startOf(file),
          "TOO_LARGE",
          "an FDL has at most %d bytes".formatted(FdlReader.MOST_BYTES));
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setLabel(file)
            .setCodePointLimit(FdlReader.MOST_BYTES + 1)
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowDuplicateKeys(true)
            .build();
    try {
      checkBounds(new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      return root.orElseThrow(
          () -> refused(SourcePosition.startOf(file), "EMPTY", "the text is empty"));
    } catch (MarkedYamlEngineException e) {
      SourcePosition position =
          e.getProblemMark().map(this::at).orElseGet(() -> SourcePosition.startOf(file));
      throw refused(position, "SYNTAX", "not YAML: " + e.getProblem());
    } catch (ReaderException e) {
      throw refused(at(e.getPosition()), "SYNTAX", "a character that YAML does not allow");
    } catch (YamlEngineException e) {
      throw refused(SourcePosition.startOf(file), "SYNTAX", "not YAML: " + e.getMessage());
    }
  }

  private void checkBounds(Iterable<Event> events) {
    int depth = 0;
    int aliases = 0;
    for (Event event : events) {
      switch (event.getEventId()) {
        case MappingStart, SequenceStart -> depth++;
        case MappingEnd, SequenceEnd -> depth--;
        case Alias -> aliases++;
        default -> {}
      }
      if (depth > MOST_DEPTH || aliases > MOST_ALIASES) {
        SourcePosition position =
            event.getStartMark().map(this::at).orElseGet(() -> SourcePosition.startOf(file));
        String what = depth > MOST_DEPTH ? MOST_DEPTH + " levels" : MOST_ALIASES + " aliases";
        throw refused(position, "TOO_DEEP", "an FDL has at most " + what);
      }
    }
  }

  private SourcePosition at(Mark mark) {
    return new SourcePosition(file, mark.getLine() + 1, mark.getColumn() + 1, 0);
  }

  private SourcePosition at(int index) {
    String before = text.substring(0, Math.min(index, text.length()));
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    return new SourcePosition(file, line, before.length() - before.lastIndexOf('\n'), 0);
  }

  private static LevanteException refused(SourcePosition position, String code, String message) {
    return new LevanteException(
        ErrorCode.INVALID_FDL, List.of(Diagnostic.error(code, position, "", message)));
  }
}
