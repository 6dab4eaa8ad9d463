package levante.tosca.edit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Follows braces and brackets from where a value begins to a place in it. */
final class FlowScan {
  private final Deque<Frame> open = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private char quote;

  private FlowScan() {}

  private static final class Frame {
    private final boolean map;
    private final List<String> items = new ArrayList<>();
    private String key = "";

    Frame(boolean map) {
      this.map = map;
    }
  }

  /** What was found: all frames that are open at the end of the text. */
  static FlowScan of(String text) {
    FlowScan scan = new FlowScan();
    for (int i = 0; i < text.length(); i++) {
      scan.take(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : ' ');
    }
    return scan;
  }

  private void take(char one, char next) {
    if (quote != 0) {
      quote = one == quote ? 0 : quote;
      word.append(quote == 0 ? "" : one);
      return;
    }
    switch (one) {
      case '{', '[' -> {
        word.setLength(0);
        open.push(new Frame(one == '{'));
      }
      case '}', ']' -> {
        word.setLength(0);
        open.poll();
      }
      case ',' -> comma();
      case '"', '\'' -> quote = one;
      default -> plain(one, next);
    }
  }

  private void plain(char one, char next) {
    boolean colon = one == ':' && (next == ' ' || next == '\n') && !open.isEmpty();
    if (colon && open.peek().map) {
      open.peek().key = word.toString().strip();
      word.setLength(0);
    } else {
      word.append(one);
    }
  }

  private void comma() {
    if (!open.isEmpty()) {
      open.peek().items.add(word.toString().strip());
      open.peek().key = "";
    }
    word.setLength(0);
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  boolean awaitsKey() {
    return isOpen() && open.peek().map && open.peek().key.isEmpty();
  }

  List<String> path() {
    List<String> path = new ArrayList<>();
    for (Frame frame : open) {
      if (!frame.map) {
        path.add(0, "-");
      } else if (!frame.key.isEmpty()) {
        path.add(0, frame.key);
      }
    }
    return path;
  }

  List<String> before() {
    return isOpen() && !open.peek().map ? open.peek().items : List.of();
  }
}
