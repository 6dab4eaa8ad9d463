package levante.tosca.merge;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.YamlNode;
import levante.tosca.value.BoundedPattern;

/**
 * The tabs of a form: by their title, the inputs on them as a list, or as a regular expression of
 * their names. An expression speaks of the inputs of its own template, so it is spelled out before
 * there are others.
 */
final class Tabs {
  private Tabs() {}

  /** The document with its tabs as lists. */
  static YamlNode spelledOut(Cursor document) {
    Optional<Cursor> metadata = document.get("metadata");
    Optional<Cursor> tabs = metadata.flatMap(at -> at.get("tabs")).filter(Cursor::isMap);
    if (tabs.isEmpty()) {
      return document.node();
    }
    List<Field> inputs =
        document
            .get("topology_template")
            .flatMap(at -> at.get("inputs"))
            .map(Cursor::fields)
            .orElse(List.of());
    Map<String, YamlNode.Entry> lists = new LinkedHashMap<>();
    for (Field tab : tabs.get().fields()) {
      lists.put(
          tab.name(), new YamlNode.Entry(tab.namePosition(), spelledOut(tab.value(), inputs)));
    }
    return with(
        document.node(),
        "metadata",
        with(
            metadata.orElseThrow().node(),
            "tabs",
            new YamlNode.Mapping(lists, tabs.get().position())));
  }

  private static YamlNode spelledOut(Cursor tab, List<Field> inputs) {
    Optional<BoundedPattern> pattern = tab.scalar().flatMap(Tabs::pattern);
    if (pattern.isEmpty()) {
      return tab.node();
    }
    List<YamlNode> names =
        inputs.stream()
            .map(Field::name)
            .filter(pattern.get()::matches)
            .<YamlNode>map(name -> new YamlNode.Scalar(name, false, tab.position()))
            .toList();
    return new YamlNode.Sequence(names, tab.position());
  }

  private static Optional<BoundedPattern> pattern(String text) {
    try {
      return Optional.of(new BoundedPattern(Pattern.compile(text)));
    } catch (PatternSyntaxException broken) {
      return Optional.empty();
    }
  }

  /** All tabs of both; the lists of a title that both have are put together. */
  static YamlNode united(YamlNode below, YamlNode above) {
    if (!(below instanceof YamlNode.Mapping lower) || !(above instanceof YamlNode.Mapping upper)) {
      return above;
    }
    Map<String, YamlNode.Entry> tabs = new LinkedHashMap<>(lower.entries());
    upper
        .entries()
        .forEach(
            (title, entry) ->
                tabs.merge(
                    title,
                    entry,
                    (a, b) -> new YamlNode.Entry(a.keyPosition(), joined(a.value(), b.value()))));
    return new YamlNode.Mapping(tabs, above.position());
  }

  private static YamlNode joined(YamlNode below, YamlNode above) {
    if (below instanceof YamlNode.Sequence lower && above instanceof YamlNode.Sequence upper) {
      Set<YamlNode> items = new LinkedHashSet<>(lower.items());
      items.addAll(upper.items());
      return new YamlNode.Sequence(List.copyOf(items), above.position());
    }
    return above;
  }

  private static YamlNode with(YamlNode map, String key, YamlNode value) {
    if (!(map instanceof YamlNode.Mapping mapping)) {
      return map;
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.computeIfPresent(key, (name, old) -> new YamlNode.Entry(old.keyPosition(), value));
    return new YamlNode.Mapping(entries, map.position());
  }
}
