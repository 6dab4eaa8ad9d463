package levante.tosca.show;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Writes maps, lists, texts, numbers and booleans as JSON (RFC 8259), two spaces a level. By hand,
 * because a library's start costs a command line more than its whole work.
 */
public final class JsonText {
  private static final String INDENT = "  ";

  private final StringBuilder out = new StringBuilder();

  private JsonText() {}

  /** The JSON, without a line end after it. */
  public static String of(Object value) {
    JsonText json = new JsonText();
    json.write(value, 0);
    return json.out.toString();
  }

  private void write(Object value, int depth) {
    if (value instanceof Map<?, ?> map) {
      object(map, depth);
    } else if (value instanceof List<?> list) {
      array(list, depth);
    } else if (value instanceof CharSequence text) {
      quote(text);
    } else if (value instanceof BigDecimal number) {
      out.append(number.toPlainString());
    } else if (value instanceof Number || value instanceof Boolean || value == null) {
      out.append(value);
    } else {
      throw new IllegalStateException("JSON has no " + value.getClass());
    }
  }

  private void object(Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append('{');
    Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<?, ?> entry = entries.next();
      line(depth + 1);
      quote(String.valueOf(entry.getKey()));
      out.append(": ");
      write(entry.getValue(), depth + 1);
      out.append(entries.hasNext() ? "," : "");
    }
    line(depth);
    out.append('}');
  }

  private void array(List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      line(depth + 1);
      write(list.get(i), depth + 1);
      out.append(i + 1 < list.size() ? "," : "");
    }
    line(depth);
    out.append(']');
  }

  private void line(int depth) {
    out.append('\n').append(INDENT.repeat(depth));
  }

  private void quote(CharSequence text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char one = text.charAt(i);
      switch (one) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> plain(one, text, i);
      }
    }
    out.append('"');
  }

  // A half of a surrogate pair alone is no character, and no UTF-8 either.
  private void plain(char one, CharSequence text, int index) {
    boolean paired =
        Character.isHighSurrogate(one)
            ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
            : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    if (one < ' ' || one == '\u007f' || (Character.isSurrogate(one) && !paired)) {
      out.append("\\u%04x".formatted((int) one));
    } else {
      out.append(one);
    }
  }
}
