package levante.tosca.show;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.tosca.data.Value;

/** How a value looks: for people in one line, for scripts as JSON holds it. */
final class Shown {
  private Shown() {}

  /** One line; what only a running machine knows stands in angle brackets. */
  static String text(Value value) {
    return value.match(
        literal -> oneLine(literal.scalar().plain().toString()),
        items ->
            items.values().stream().map(Shown::text).collect(Collectors.joining(", ", "[ ", " ]")),
        entries ->
            entries.values().entrySet().stream()
                .map(entry -> entry.getKey() + ": " + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{ ", " }")),
        Shown::text,
        call ->
            call.arguments().stream()
                .map(Shown::text)
                .collect(Collectors.joining(", ", name(call) + "(", ")")));
  }

  private static String text(Value.Reference reference) {
    String path = String.join(".", reference.path());
    return switch (reference.kind()) {
      case RANDOM -> "<random(%s) of %s>".formatted(path, reference.entity());
      case ARTIFACT -> "<artifact %s.%s>".formatted(reference.entity(), path);
      case ATTRIBUTE, OPERATION_OUTPUT -> "<%s.%s>".formatted(reference.entity(), path);
    };
  }

  static String oneLine(String text) {
    return text.replace("\\", "\\\\").replace("\r", "\\r").replace("\n", "\\n").strip();
  }

  /** As JSON would hold it; what is not known yet is a map with the TOSCA function as its key. */
  static Object plain(Value value) {
    return value.match(
        literal -> literal.scalar().plain(),
        items -> items.values().stream().map(Shown::plain).toList(),
        entries -> plain(entries.values()),
        Shown::plain,
        call -> Map.of(name(call), call.arguments().stream().map(Shown::plain).toList()));
  }

  private static Object plain(Value.Reference reference) {
    String function =
        switch (reference.kind()) {
          case RANDOM -> "random";
          case ARTIFACT -> "get_artifact";
          case ATTRIBUTE -> "get_attribute";
          case OPERATION_OUTPUT -> "get_operation_output";
        };
    List<Object> arguments =
        Stream.concat(Stream.of(reference.entity()), reference.path().stream())
            .collect(Collectors.toCollection(ArrayList::new));
    return Map.of(function, arguments);
  }

  static Map<String, Object> plain(SortedMap<String, Value> values) {
    Map<String, Object> plain = new LinkedHashMap<>();
    values.forEach((name, value) -> plain.put(name, plain(value)));
    return plain;
  }

  private static String name(Value.Call call) {
    return call.function().name().toLowerCase(Locale.ROOT);
  }
}
