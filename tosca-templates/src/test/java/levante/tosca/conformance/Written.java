package levante.tosca.conformance;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.tosca.data.TextFunction;
import levante.tosca.data.Value;

/** Values as a person writes them down. */
final class Written {
  private Written() {}

  /** Texts, lists and maps; what only runs tell is {@code <entity.attribute.0>}. */
  static Object value(Value value) {
    return value.match(
        literal -> plain(literal.scalar().plain()),
        items -> items.values().stream().map(Written::value).toList(),
        entries -> {
          Map<String, Object> map = new TreeMap<>();
          entries.values().forEach((key, one) -> map.put(key, value(one)));
          return map;
        },
        reference -> "<" + reference.entity() + "." + String.join(".", reference.path()) + ">",
        Written::call);
  }

  private static Object call(Value.Call call) {
    List<Object> arguments = new ArrayList<>();
    call.arguments().forEach(one -> arguments.add(value(one)));
    return call.function() == TextFunction.CONCAT
        ? arguments.stream().map(String::valueOf).collect(Collectors.joining())
        : call.function() + arguments.toString();
  }

  /** The same of what a YAML or JSON reader gave. */
  static Object plain(Object object) {
    if (object instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(key.toString(), plain(value)));
      return sorted;
    }
    if (object instanceof List<?> list) {
      return list.stream().map(Written::plain).toList();
    }
    return object instanceof Number number ? number(number) : String.valueOf(object);
  }

  private static String number(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
  }
}
