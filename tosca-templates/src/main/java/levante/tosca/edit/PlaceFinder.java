package levante.tosca.edit;

import java.util.ArrayList;
import java.util.List;
import levante.tosca.edit.BlockScan.Element;

/** Finds the place of a caret by looking at lines, so that any text will do. */
final class PlaceFinder {
  private static final int MOST_FLOW_LINES = 20;
  private static final String ENDS = " \t,:{}[]\"'#";

  private final List<String> lines;

  PlaceFinder(List<String> lines) {
    this.lines = lines;
  }

  /** The place at a line and a column, both from 0; beyond the end is the end. */
  Place at(int line, int column) {
    int row = Math.min(line, Math.max(0, lines.size() - 1));
    String text = lines.isEmpty() ? "" : lines.get(row);
    int caret = Math.min(column, text.length());
    int start = caret;
    while (start > 0 && isPart(text, start - 1)) {
      start--;
    }
    int end = caret;
    while (end < text.length() && isPart(text, end)) {
      end++;
    }
    return place(row, text, start, end);
  }

  // A colon that no space follows is part of a word, as in a URL or tosca:Compute.
  private static boolean isPart(String text, int index) {
    char one = text.charAt(index);
    boolean inner = one == ':' && index + 1 < text.length() && text.charAt(index + 1) != ' ';
    return inner || ENDS.indexOf(one) < 0;
  }

  private Place place(int row, String text, int start, int end) {
    String word = text.substring(start, end);
    List<Element> own = new ArrayList<>(BlockScan.elements(text));
    own.removeIf(one -> one.column() >= start);
    int flow = flowStart(row, text.substring(0, start));
    if (flow >= 0) {
      return inFlow(flow, row, text.substring(0, start), new Word(word, start, end));
    }
    boolean value = !own.isEmpty() && !own.get(own.size() - 1).isDash();
    int content = text.isBlank() ? start : Math.max(start, 0);
    return new Place(
        BlockScan.path(lines, row, own, content),
        value ? Place.Slot.VALUE : Place.Slot.KEY,
        word,
        start,
        end,
        List.of());
  }

  private record Word(String text, int start, int end) {}

  private Place inFlow(int first, int row, String prefix, Word word) {
    String head = first == row ? prefix : lines.get(first);
    List<Element> own = BlockScan.elements(head);
    int from = valueStart(head, own);
    StringBuilder text = new StringBuilder(head.substring(from));
    for (int i = first + 1; i <= row; i++) {
      text.append('\n').append(i == row ? prefix : lines.get(i));
    }
    FlowScan scan = FlowScan.of(text.toString());
    List<String> path = new ArrayList<>(BlockScan.path(lines, first, own, from));
    path.addAll(scan.path());
    return new Place(
        path,
        scan.awaitsKey() ? Place.Slot.KEY : Place.Slot.VALUE,
        word.text(),
        word.start(),
        word.end(),
        scan.before());
  }

  private static int valueStart(String line, List<Element> elements) {
    if (elements.isEmpty()) {
      return 0;
    }
    Element last = elements.get(elements.size() - 1);
    int after = last.column() + last.name().length();
    int colon = last.isDash() ? after : line.indexOf(':', after) + 1;
    return Math.min(line.length(), colon);
  }

  // The line whose value has braces or brackets that are still open; -1 when there is none.
  private int flowStart(int row, String prefix) {
    String text = prefix;
    for (int i = row; i >= 0 && row - i < MOST_FLOW_LINES; i--) {
      String line = i == row ? prefix : lines.get(i);
      text = i == row ? prefix : line + "\n" + text;
      List<Element> elements = BlockScan.elements(line);
      if (!elements.isEmpty()) {
        if (FlowScan.of(text.substring(valueStart(line, elements))).isOpen()) {
          return i;
        }
        if (i < row && !line.strip().endsWith(",")) {
          return -1;
        }
      }
    }
    return -1;
  }
}
