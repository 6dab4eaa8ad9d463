package levante.tosca.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows indentation upwards: the keys and dashes that a place stands under. Looks at lines only,
 * so that a mistake somewhere else does not matter.
 */
final class BlockScan {
  /** Dashes, then a key with its colon, quoted or plain. */
  private static final Pattern LINE =
      Pattern.compile("^( *)((?:- +|-$)*)(?:([\"']?)([^\"'#{}\\[\\],][^\"']*?)\\3 *:(?= |$))?");

  private final List<String> lines;
  private final Deque<String> path = new ArrayDeque<>();
  private int keysBelow;
  private int dashesBelow;

  private BlockScan(List<String> lines) {
    this.lines = lines;
  }

  /** A dash, or a key with its column. */
  record Element(String name, int column) {
    boolean isDash() {
      return name.equals("-");
    }
  }

  /** The dashes and the key that a line begins with. */
  static List<Element> elements(String line) {
    List<Element> elements = new ArrayList<>();
    Matcher matcher = LINE.matcher(line);
    if (matcher.find()) {
      String dashes = matcher.group(2);
      for (int i = 0; i < dashes.length(); i++) {
        if (dashes.charAt(i) == '-') {
          elements.add(new Element("-", matcher.end(1) + i));
        }
      }
      if (matcher.group(4) != null) {
        elements.add(new Element(matcher.group(4), matcher.end(2)));
      }
    }
    return elements;
  }

  /**
   * The path to what stands in a line.
   *
   * @param own the elements of that line that are before the place
   * @param column where the place's own content begins
   */
  static List<String> path(List<String> lines, int line, List<Element> own, int column) {
    BlockScan scan = new BlockScan(lines);
    scan.keysBelow = column;
    scan.dashesBelow = column;
    for (int i = own.size() - 1; i >= 0; i--) {
      scan.take(own.get(i));
    }
    for (int i = line - 1; i >= 0 && (scan.keysBelow > 0 || scan.dashesBelow > 0); i--) {
      scan.up(i);
    }
    return List.copyOf(scan.path);
  }

  private void up(int index) {
    String line = lines.get(index);
    if (line.isBlank() || line.stripLeading().startsWith("#")) {
      return;
    }
    List<Element> elements = elements(line);
    for (int i = elements.size() - 1; i >= 0; i--) {
      Element one = elements.get(i);
      if (one.column() < (one.isDash() ? dashesBelow : keysBelow)) {
        take(one);
      }
    }
  }

  private void take(Element element) {
    path.addFirst(element.name());
    // The key of a list may stand in the column of its dashes.
    keysBelow = element.isDash() ? element.column() + 1 : element.column();
    dashesBelow = element.column();
  }
}
