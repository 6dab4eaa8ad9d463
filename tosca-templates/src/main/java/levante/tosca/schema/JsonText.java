package levante.tosca.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON as RFC 8259 has it, no more. Of members with the same name the last counts. Objects
 * become maps, arrays lists, numbers {@link BigDecimal}s; {@link #NULL} stands for null.
 */
public final class JsonText {
  static final Object NULL = new Object();

  private static final int MOST_DEPTH = 100;
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,99})(?:\\.[0-9]{1,100})?(?:[eE][+-]?[0-9]{1,3})?");
  private static final Map<String, Object> WORDS =
      Map.of("true", true, "false", false, "null", NULL);
  private static final String SHORT_ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int at;

  private JsonText(String text) {
    this.text = text;
  }

  /** What keeps a text from being JSON, as the middle of a sentence; empty when it is. */
  public static Optional<String> fault(String text) {
    try {
      parse(text);
      return Optional.empty();
    } catch (MalformedText malformed) {
      return Optional.of(malformed.getMessage());
    }
  }

  static Object parse(String text) throws MalformedText {
    JsonText json = new JsonText(text);
    Object value = json.value(0);
    json.space();
    if (json.at < text.length()) {
      throw json.malformed("nothing more is wanted");
    }
    return value;
  }

  private Object value(int depth) throws MalformedText {
    space();
    if (depth > MOST_DEPTH) {
      throw malformed("at most %d levels are read".formatted(MOST_DEPTH));
    }
    if (at == text.length()) {
      throw malformed("a value is wanted");
    }
    return switch (text.charAt(at)) {
      case '{' -> object(depth);
      case '[' -> array(depth);
      case '"' -> string();
      default -> plain();
    };
  }

  private Object object(int depth) throws MalformedText {
    Map<String, Object> members = new LinkedHashMap<>();
    at++;
    if (next('}')) {
      return members;
    }
    do {
      space();
      String name = string();
      if (!next(':')) {
        throw malformed("a colon is wanted");
      }
      members.put(name, value(depth + 1));
    } while (next(','));
    if (!next('}')) {
      throw malformed("a comma or '}' is wanted");
    }
    return members;
  }

  private Object array(int depth) throws MalformedText {
    List<Object> items = new ArrayList<>();
    at++;
    if (next(']')) {
      return items;
    }
    do {
      items.add(value(depth + 1));
    } while (next(','));
    if (!next(']')) {
      throw malformed("a comma or ']' is wanted");
    }
    return items;
  }

  private String string() throws MalformedText {
    if (at == text.length() || text.charAt(at) != '"') {
      throw malformed("a text in double quotes is wanted");
    }
    StringBuilder content = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '"') {
        at++;
        return content.toString();
      }
      if (sign < ' ') {
        throw malformed("a control character has to be escaped");
      }
      content.append(sign == '\\' ? escaped() : sign);
    }
    throw malformed("a text does not end");
  }

  private char escaped() throws MalformedText {
    char sign = ++at < text.length() ? text.charAt(at) : ' ';
    if (SHORT_ESCAPES.indexOf(sign) >= 0) {
      return ESCAPED.charAt(SHORT_ESCAPES.indexOf(sign));
    }
    String digits =
        text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
    if (sign != 'u' || !digits.matches("[0-9A-Fa-f]{4}")) {
      throw malformed("there is no such escape");
    }
    at += 4;
    return (char) Integer.parseInt(digits, 16);
  }

  private Object plain() throws MalformedText {
    for (Map.Entry<String, Object> word : WORDS.entrySet()) {
      if (text.startsWith(word.getKey(), at)) {
        at += word.getKey().length();
        return word.getValue();
      }
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (!number.lookingAt()) {
      throw malformed("a value is wanted");
    }
    at = number.end();
    return new BigDecimal(number.group());
  }

  private boolean next(char wanted) {
    space();
    boolean isThere = at < text.length() && text.charAt(at) == wanted;
    if (isThere) {
      at++;
    }
    return isThere;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private MalformedText malformed(String wanted) {
    return new MalformedText("%s at character %d".formatted(wanted, at + 1));
  }
}
