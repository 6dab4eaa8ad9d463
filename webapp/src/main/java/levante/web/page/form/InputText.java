package levante.web.page.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import levante.tosca.catalog.Form;

/**
 * Values of inputs as people type them: a list has an item a line, a map {@code key: value} a line,
 * and what is nested is JSON. What does not fit stays the text that it is, and the reader of
 * templates says what is wrong with it.
 */
final class InputText {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,15}[.][0-9]{1,15}");

  private InputText() {}

  /** The text of a value. */
  static String of(Object value) {
    if (value instanceof Collection<?> items) {
      return items.stream().anyMatch(InputText::isNested)
          ? json(value)
          : items.stream().map(String::valueOf).collect(Collectors.joining("\n"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.values().stream().anyMatch(InputText::isNested)
          ? json(value)
          : map.entrySet().stream()
              .map(entry -> "%s: %s".formatted(entry.getKey(), entry.getValue()))
              .collect(Collectors.joining("\n"));
    }
    return String.valueOf(value);
  }

  private static boolean isNested(Object value) {
    return value instanceof Collection<?>
        || value instanceof Map<?, ?>
        || String.valueOf(value).contains("\n");
  }

  private static String json(Object value) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what JSON holds can be written", e);
    }
  }

  /** The value of a text for that field. */
  static Object read(Form.Field field, String text) {
    String stripped = text.strip();
    return switch (field.type()) {
      case "string" -> text;
      case "integer", "float", "boolean" -> scalar(stripped);
      case "list" -> nested(stripped, field);
      case "map" -> nested(stripped, field);
      default -> stripped.startsWith("{") ? parsed(stripped) : stripped;
    };
  }

  private static Object nested(String text, Form.Field field) {
    if (text.startsWith("[") || text.startsWith("{")) {
      return parsed(text);
    }
    return field.type().equals("list") ? items(text, field) : entries(text, field);
  }

  private static List<Object> items(String text, Form.Field field) {
    return text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> entry(line, field))
        .toList();
  }

  private static Object entries(String text, Form.Field field) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        return text;
      }
      entries.put(
          line.substring(0, colon).strip(), entry(line.substring(colon + 1).strip(), field));
    }
    return entries;
  }

  private static Object entry(String text, Form.Field field) {
    return field.entryType().filter("string"::equals).isPresent() ? text : scalar(text);
  }

  private static Object scalar(String text) {
    if (INTEGER.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    if (DECIMAL.matcher(text).matches()) {
      return Double.valueOf(text);
    }
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> text;
    };
  }

  private static Object parsed(String text) {
    try {
      return JSON.readValue(text, Object.class);
    } catch (JsonProcessingException notJson) {
      return text;
    }
  }
}
