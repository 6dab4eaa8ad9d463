package levante.tosca.evaluate;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.SourcePosition;
import levante.tosca.parse.YamlNode;

/** A caller's value for an input, as if it were written in the template. */
final class GivenInput {
  private static final int MOST_DEPTH = 32;

  private GivenInput() {}

  /** The node, or nothing when the value is not one that JSON has. */
  static Optional<YamlNode> node(Object value, SourcePosition place) {
    return node(value, place, 0);
  }

  private static Optional<YamlNode> node(Object value, SourcePosition place, int depth) {
    if (depth > MOST_DEPTH) {
      return Optional.empty();
    }
    if (value == null) {
      return Optional.of(new YamlNode.Scalar("", true, place));
    }
    if (value instanceof BigDecimal number) {
      return Optional.of(new YamlNode.Scalar(number.toPlainString(), true, place));
    }
    if (value instanceof Number || value instanceof Boolean) {
      return Optional.of(new YamlNode.Scalar(value.toString(), true, place));
    }
    if (value instanceof CharSequence text) {
      return Optional.of(new YamlNode.Scalar(text.toString(), false, place));
    }
    if (value instanceof List<?> list) {
      return sequence(list, place, depth);
    }
    return value instanceof Map<?, ?> map ? mapping(map, place, depth) : Optional.empty();
  }

  private static Optional<YamlNode> sequence(List<?> list, SourcePosition place, int depth) {
    List<YamlNode> items = new ArrayList<>();
    for (Object item : list) {
      Optional<YamlNode> node = node(item, place, depth + 1);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      items.add(node.get());
    }
    return Optional.of(new YamlNode.Sequence(items, place));
  }

  private static Optional<YamlNode> mapping(Map<?, ?> map, SourcePosition place, int depth) {
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      Optional<YamlNode> node = node(entry.getValue(), place, depth + 1);
      if (node.isEmpty()) {
        return Optional.empty();
      }
      entries.put(String.valueOf(entry.getKey()), new YamlNode.Entry(place, node.get()));
    }
    return Optional.of(new YamlNode.Mapping(entries, place));
  }
}
