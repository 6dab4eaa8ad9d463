package levante.tosca.merge;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.YamlNode;

/**
 * Merges documents. Maps are united, and what both have is merged key by key; of two texts or lists
 * the upper one wins, and of two calls of functions too. Imports and policies, which are lists, are
 * united all the same.
 */
public final class TemplateMerge {
  /** What says how templates belong together, and holds for the one that says it only. */
  private static final Set<String> OF_ONE_LAYER =
      Set.of("parents", "template_file", "childs", "link");

  // Whole names: a node template, an input or a value of a chart may well be called get_data.
  private static final Set<String> GETTERS =
      Set.of(
          "get_input",
          "get_property",
          "get_attribute",
          "get_artifact",
          "get_nodes_of_type",
          "get_operation_output");

  private static final Set<String> TEXT_FUNCTIONS = Set.of("concat", "join", "token");

  /** What says in the metadata what a template is called; the last is the oldest word. */
  private static final List<String> NAMES = List.of("display_name", "template_name", "name");

  private TemplateMerge() {}

  /**
   * One document of several.
   *
   * @param layers the lowest first; at least one
   */
  public static Cursor merged(List<Cursor> layers) {
    if (layers.size() == 1) {
      return layers.get(0);
    }
    YamlNode merged = Tabs.spelledOut(layers.get(0));
    for (Cursor layer : layers.subList(1, layers.size())) {
      merged = document(merged, withoutParent(Tabs.spelledOut(layer)));
    }
    return new Cursor(merged, "");
  }

  // A parent that is named as the only import is the layer below, and no file of types.
  private static YamlNode withoutParent(YamlNode layer) {
    List<Cursor> imports =
        new Cursor(layer, "").get("imports").map(Cursor::items).orElse(List.of());
    if (imports.size() != 1
        || imports.get(0).get("template_file").isEmpty()
        || !(layer instanceof YamlNode.Mapping mapping)) {
      return layer;
    }
    Map<String, YamlNode.Entry> kept = new LinkedHashMap<>(mapping.entries());
    kept.remove("imports");
    return new YamlNode.Mapping(kept, layer.position());
  }

  private static YamlNode document(YamlNode below, YamlNode above) {
    return mapped(
        below,
        above,
        (key, lower, upper) ->
            switch (key) {
              case "imports" -> imports(lower, upper);
              case "metadata" -> metadata(lower, upper);
              case "topology_template" -> topology(lower, upper);
              default -> value(lower, upper);
            });
  }

  private static YamlNode topology(YamlNode below, YamlNode above) {
    return mapped(
        below,
        above,
        (key, lower, upper) ->
            switch (key) {
              case "policies" -> policies(lower, upper);
              case "inputs" -> mapped(lower, upper, (name, a, b) -> input(a, b));
              // What has names of the author's stands in these, whatever the only one may be.
              default -> mapped(lower, upper, (name, a, b) -> value(a, b));
            });
  }

  // A bare value above a definition is its default, as IM reads a template_file's inputs.
  private static YamlNode input(YamlNode below, YamlNode above) {
    if (!(below instanceof YamlNode.Mapping definition) || above instanceof YamlNode.Mapping) {
      return value(below, above);
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(definition.entries());
    entries.put("default", new YamlNode.Entry(above.position(), above));
    return new YamlNode.Mapping(entries, below.position());
  }

  private static YamlNode metadata(YamlNode below, YamlNode above) {
    YamlNode own = below;
    if (below instanceof YamlNode.Mapping mapping) {
      Map<String, YamlNode.Entry> kept = new LinkedHashMap<>(mapping.entries());
      kept.keySet().removeAll(OF_ONE_LAYER);
      // The catalogue's older word: what is named so above does not bear the name of what is below.
      if (new Cursor(above, "").get("name").isPresent()) {
        kept.remove("template_name");
      }
      own = new YamlNode.Mapping(kept, below.position());
    }
    return mapped(
        named(own, above),
        above,
        (key, lower, upper) ->
            key.equals("tabs") ? Tabs.united(lower, upper) : value(lower, upper));
  }

  // What is called anew, by whichever word, is not called what it stands on.
  private static YamlNode named(YamlNode below, YamlNode above) {
    Cursor own = new Cursor(above, "");
    boolean isNamedAnew = NAMES.stream().anyMatch(name -> own.get(name).isPresent());
    if (!isNamedAnew || !(below instanceof YamlNode.Mapping mapping)) {
      return below;
    }
    Map<String, YamlNode.Entry> kept = new LinkedHashMap<>(mapping.entries());
    kept.keySet().removeAll(NAMES);
    return new YamlNode.Mapping(kept, below.position());
  }

  private static YamlNode value(YamlNode below, YamlNode above) {
    return isCall(below) || isCall(above) ? above : mapped(below, above, (k, a, b) -> value(a, b));
  }

  // { get_input: a } under { concat: [..] } is one value under another, not a map of two keys.
  private static boolean isCall(YamlNode node) {
    if (!(node instanceof YamlNode.Mapping mapping) || mapping.entries().size() != 1) {
      return false;
    }
    Map.Entry<String, YamlNode.Entry> only = mapping.entries().entrySet().iterator().next();
    return GETTERS.contains(only.getKey())
        || (TEXT_FUNCTIONS.contains(only.getKey())
            && only.getValue().value() instanceof YamlNode.Sequence);
  }

  private static YamlNode imports(YamlNode below, YamlNode above) {
    List<YamlNode> items = new ArrayList<>(items(below));
    items.addAll(items(above));
    return new YamlNode.Sequence(items, above.position());
  }

  // Imports are a list, one name, or a map of named ones.
  private static List<YamlNode> items(YamlNode imports) {
    return imports.match(
        List::of,
        YamlNode.Sequence::items,
        mapping ->
            mapping.entries().containsKey("file")
                ? List.of(mapping)
                : mapping.entries().values().stream().map(YamlNode.Entry::value).toList());
  }

  // Policies are a list of maps with one name each.
  private static YamlNode policies(YamlNode below, YamlNode above) {
    if (!(below instanceof YamlNode.Sequence lower)
        || !(above instanceof YamlNode.Sequence upper)) {
      return value(below, above);
    }
    Map<String, YamlNode.Entry> named = new LinkedHashMap<>();
    List<YamlNode> others = new ArrayList<>();
    List<YamlNode> all = new ArrayList<>(lower.items());
    all.addAll(upper.items());
    for (YamlNode policy : all) {
      if (policy instanceof YamlNode.Mapping mapping) {
        mapping
            .entries()
            .forEach(
                (name, entry) ->
                    named.merge(
                        name,
                        entry,
                        (a, b) ->
                            new YamlNode.Entry(b.keyPosition(), value(a.value(), b.value()))));
      } else {
        others.add(policy);
      }
    }
    List<YamlNode> united = new ArrayList<>();
    named.forEach((name, entry) -> united.add(single(name, entry)));
    united.addAll(others);
    return new YamlNode.Sequence(united, above.position());
  }

  private static YamlNode single(String name, YamlNode.Entry entry) {
    return new YamlNode.Mapping(Map.of(name, entry), entry.keyPosition());
  }

  /** How the values of one key become one. */
  @FunctionalInterface
  private interface Rule {
    YamlNode merged(String key, YamlNode below, YamlNode above);
  }

  private static YamlNode mapped(YamlNode below, YamlNode above, Rule rule) {
    if (new Cursor(above, "").isNull()) {
      return below;
    }
    if (!(below instanceof YamlNode.Mapping lower) || !(above instanceof YamlNode.Mapping upper)) {
      return above;
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(lower.entries());
    upper
        .entries()
        .forEach(
            (key, entry) ->
                entries.merge(
                    key,
                    entry,
                    (a, b) ->
                        new YamlNode.Entry(
                            b.keyPosition(), rule.merged(key, a.value(), b.value()))));
    return new YamlNode.Mapping(entries, above.position());
  }
}
