package levante.provisioner.application;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Maps, lists, texts, numbers and flags as JSON, which is YAML too. */
final class JsonText {
  private JsonText() {}

  static String of(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(one -> of(one.getKey().toString()) + ":" + of(one.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
    }
    return value instanceof Number || value instanceof Boolean
        ? value.toString()
        : quoted(value.toString());
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            one -> {
              if (one == '"' || one == '\\') {
                quoted.append('\\').append((char) one);
              } else if (one < ' ' || one > '~') {
                quoted.append("\\u%04x".formatted(one));
              } else {
                quoted.append((char) one);
              }
            });
    return quoted.append('"').toString();
  }
}
