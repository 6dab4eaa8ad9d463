package levante.oscar.fdl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import levante.kernel.Diagnostic;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * The fields of one mapping, taken one by one. What is of the wrong type is reported and read as
 * absent, so that one pass finds every problem; what nobody asked for is an unknown field.
 */
final class Fields {
  private final Problems problems;
  private final Node node;
  private final String path;
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final TreeSet<String> asked = new TreeSet<>();

  private Fields(Problems problems, Node node, String path) {
    this.problems = problems;
    this.node = node;
    this.path = path;
  }

  /** The fields of a node; empty, and reported, when it is no mapping. */
  static Optional<Fields> of(Problems problems, Node node, String path) {
    if (!(node instanceof MappingNode mapping)) {
      problems.error(node, path, "WRONG_TYPE", "a mapping of fields is expected here");
      return Optional.empty();
    }
    Fields fields = new Fields(problems, node, path);
    for (NodeTuple tuple : mapping.getValue()) {
      fields.add(tuple);
    }
    return Optional.of(fields);
  }

  private void add(NodeTuple tuple) {
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      problems.error(tuple.getKeyNode(), path, "WRONG_TYPE", "a field's name is a text");
    } else if (keys.putIfAbsent(key.getValue(), key) != null) {
      problems.error(key, under(key.getValue()), "DUPLICATE", "this field is written twice");
    } else {
      values.put(key.getValue(), tuple.getValueNode());
    }
  }

  Problems problems() {
    return problems;
  }

  Node node() {
    return node;
  }

  String path() {
    return path;
  }

  String under(String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  Collection<String> names() {
    return values.keySet();
  }

  /** Where a field's name stands. */
  Node key(String name) {
    return keys.getOrDefault(name, node);
  }

  /** A field's value; null counts as absent. */
  Optional<Node> take(String name) {
    asked.add(name);
    return Optional.ofNullable(values.get(name)).filter(value -> !value.getTag().equals(Tag.NULL));
  }

  Optional<String> text(String name) {
    return take(name).flatMap(value -> text(value, under(name)));
  }

  private Optional<String> text(Node value, String where) {
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar.getValue());
    }
    problems.error(value, where, "WRONG_TYPE", "a text is expected here");
    return Optional.empty();
  }

  /** A text that must be there and not be blank; empty, and reported, when it is not. */
  Optional<String> required(String name) {
    boolean absent = take(name).isEmpty();
    Optional<String> text = text(name);
    if (absent || text.filter(String::isBlank).isPresent()) {
      problems.error(key(name), under(name), "MISSING_REQUIRED", "'" + name + "' is required");
      return Optional.empty();
    }
    return text;
  }

  Optional<Boolean> flag(String name) {
    Optional<Node> value = take(name);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
      return Optional.of(Boolean.parseBoolean(scalar.getValue()));
    }
    problems.error(value.get(), under(name), "WRONG_TYPE", "true or false is expected here");
    return Optional.empty();
  }

  /** A positive quantity; an empty text counts as absent. */
  Optional<Quantity> quantity(String name) {
    Optional<String> text = text(name).filter(written -> !written.isBlank());
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Quantity quantity = Quantity.parse(text.get());
      if (quantity.signum() > 0) {
        return Optional.of(quantity);
      }
      problems.error(values.get(name), under(name), "INVALID_VALUE", "it must be more than 0");
    } catch (LevanteException e) {
      problems.error(values.get(name), under(name), "INVALID_VALUE", e.getMessage());
    }
    return Optional.empty();
  }

  List<Node> list(String name) {
    Optional<Node> value = take(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    problems.error(value.get(), under(name), "WRONG_TYPE", "a list is expected here");
    return List.of();
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Node item : list(name)) {
      text(item, under(name)).filter(text -> !text.isEmpty()).ifPresent(texts::add);
    }
    return texts;
  }

  Optional<Fields> fields(String name) {
    return take(name).flatMap(value -> of(problems, value, under(name)));
  }

  /** A mapping of texts, such as variables. */
  <V> Map<String, V> map(String name, Function<String, V> value) {
    Map<String, V> map = new TreeMap<>();
    fields(name)
        .ifPresent(
            entries -> {
              for (String key : entries.names()) {
                map.put(key, value.apply(entries.text(key).orElse("")));
              }
            });
    return map;
  }

  /** Reports every field that was never asked for. */
  void refuseOthers() {
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        String message = "there is no field '%s' here".formatted(name);
        problems.error(
            key(name), under(name), "UNKNOWN_FIELD", message + Diagnostic.didYouMean(name, asked));
      }
    }
  }
}
