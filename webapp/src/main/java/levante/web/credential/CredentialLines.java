package levante.web.credential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lines of IM's Authorization header. Lines are joined by the two characters {@code \n}; a line
 * break inside a value is the three characters {@code \\n}. A line is {@code key = value; key =
 * value}, where a value is bare, or in single or double quotes and may then hold semicolons; {@code
 * #} begins a comment line. A header or a line that is JSON is taken too.
 *
 * <p>The first {@code =} of an entry ends the key, so a bare value may hold more of them; IM itself
 * drops the rest of such a line. {@code file(...)}, which makes IM's client read a file, is a plain
 * text here.
 */
final class CredentialLines {
  // Two objects in a row are two lines, not one with something behind it.
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  // A header cannot hold a real line break, so it can stand for the escaped one.
  private static final String ESCAPED_BREAK = "\\\\n";
  private static final String LINE_END = "\\n";

  private CredentialLines() {}

  /** The lines in their order, each with its keys; lines without an entry are left out. */
  static List<Map<String, String>> read(String header) {
    Optional<List<Map<String, String>>> json = json(header);
    if (json.isPresent()) {
      return json.get();
    }
    List<Map<String, String>> lines = new ArrayList<>();
    String text = header.replace(ESCAPED_BREAK, "\n");
    for (String line : text.split(java.util.regex.Pattern.quote(LINE_END), -1)) {
      String stripped = line.strip();
      if (!stripped.isEmpty() && !stripped.startsWith("#")) {
        json(stripped).ifPresentOrElse(lines::addAll, () -> lines.add(entries(stripped)));
      }
    }
    lines.removeIf(Map::isEmpty);
    return lines;
  }

  private static Optional<List<Map<String, String>>> json(String text) {
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return Optional.empty();
    }
    try {
      JsonNode tree = JSON.readTree(text);
      List<Map<String, String>> lines = new ArrayList<>();
      if (tree.isObject()) {
        lines.add(entries(tree));
      }
      tree.forEach(
          line -> {
            if (tree.isArray() && line.isObject()) {
              lines.add(entries(line));
            }
          });
      return Optional.of(lines);
    } catch (JsonProcessingException notJson) {
      return Optional.empty();
    }
  }

  private static Map<String, String> entries(JsonNode line) {
    Map<String, String> entries = new LinkedHashMap<>();
    line.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              entries.put(entry.getKey(), value.isValueNode() ? value.asText() : value.toString());
            });
    return entries;
  }

  private static Map<String, String> entries(String line) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String entry : split(line)) {
      int equals = entry.indexOf('=');
      if (equals > 0) {
        entries.put(entry.substring(0, equals).strip(), unquoted(entry.substring(equals + 1)));
      }
    }
    return entries;
  }

  /** Cuts at the semicolons outside quotes. A quote opens only where a value begins. */
  private static List<String> split(String line) {
    List<String> entries = new ArrayList<>();
    int start = 0;
    int at = 0;
    while (at < line.length()) {
      char character = line.charAt(at);
      if (character == ';') {
        entries.add(line.substring(start, at));
        start = at + 1;
      } else if (opensQuote(line, start, at)) {
        at = endOfQuote(line, at);
      }
      at++;
    }
    entries.add(line.substring(start));
    return entries;
  }

  private static boolean opensQuote(String line, int start, int at) {
    char character = line.charAt(at);
    if (character != '"' && character != '\'') {
      return false;
    }
    String before = line.substring(start, at).stripTrailing();
    return before.indexOf('=') == before.length() - 1 && !before.isEmpty();
  }

  /** Where the quote at {@code open} ends; an unclosed one is an ordinary character. */
  private static int endOfQuote(String line, int open) {
    char quote = line.charAt(open);
    int close = line.indexOf(quote, open + 1);
    while (close >= 0 && !endsEntry(line, close + 1)) {
      close = line.indexOf(quote, close + 1);
    }
    return close < 0 ? open : close;
  }

  private static boolean endsEntry(String line, int from) {
    String rest = line.substring(from).stripLeading();
    return rest.isEmpty() || rest.startsWith(";");
  }

  private static String unquoted(String value) {
    String stripped = value.strip();
    if (stripped.length() < 2) {
      return stripped;
    }
    char first = stripped.charAt(0);
    boolean quoted =
        (first == '"' || first == '\'') && stripped.charAt(stripped.length() - 1) == first;
    return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
  }
}
