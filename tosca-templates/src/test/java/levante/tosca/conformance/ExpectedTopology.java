package levante.tosca.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a person drew after reading a template; the format is told beside the files. */
record ExpectedTopology(
    String template, List<String> parents, Map<String, Node> nodeTemplates, Map<?, ?> outputs) {

  /** The drawing of that name. */
  static ExpectedTopology read(String name) {
    Map<?, ?> drawing = united(name);
    Map<String, Node> nodes = new LinkedHashMap<>();
    map(drawing, "node_templates").forEach((node, what) -> nodes.put(node.toString(), node(what)));
    return new ExpectedTopology(
        drawing.get("template").toString(),
        list(drawing, "parents").stream().map(String::valueOf).toList(),
        nodes,
        map(drawing, "outputs"));
  }

  /**
   * One node template.
   *
   * @param requirements each as {@code name: target}
   * @param relationships by target
   */
  record Node(
      String type,
      Optional<Integer> count,
      List<?> instances,
      List<String> requirements,
      Map<?, ?> relationships,
      Map<?, ?> properties,
      Map<?, ?> capabilities,
      List<String> absent,
      Map<?, ?> artifacts,
      Map<?, ?> operations) {}

  private static Node node(Object written) {
    Map<?, ?> node = (Map<?, ?>) written;
    return new Node(
        node.get("type").toString(),
        Optional.ofNullable((Integer) node.get("count")),
        list(node, "instances"),
        list(node, "requirements").stream()
            .flatMap(one -> ((Map<?, ?>) one).entrySet().stream())
            .map(one -> one.getKey() + ": " + one.getValue())
            .toList(),
        map(node, "relationships"),
        map(node, "properties"),
        map(node, "capabilities"),
        list(node, "absent").stream().map(String::valueOf).toList(),
        map(node, "artifacts"),
        map(node, "operations"));
  }

  private static Map<?, ?> united(String name) {
    Map<?, ?> own =
        (Map<?, ?>)
            Corpus.yaml(Corpus.text(Corpus.RESOURCES.resolve("expected/" + name + ".yaml")));
    return own.get("as") == null ? own : united(united(own.get("as").toString()), own);
  }

  private static Map<?, ?> united(Map<?, ?> below, Map<?, ?> above) {
    Map<Object, Object> both = new LinkedHashMap<>(below);
    above.forEach(
        (key, value) ->
            both.merge(
                key,
                value,
                (old, wins) ->
                    old instanceof Map<?, ?> a && wins instanceof Map<?, ?> b
                        ? united(a, b)
                        : wins));
    return both;
  }

  static Map<?, ?> map(Map<?, ?> from, String key) {
    return from.get(key) instanceof Map<?, ?> found ? found : Map.of();
  }

  private static List<?> list(Map<?, ?> from, String key) {
    return from.get(key) instanceof List<?> found ? found : List.of();
  }
}
