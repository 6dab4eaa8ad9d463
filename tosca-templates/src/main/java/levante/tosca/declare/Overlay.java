package levante.tosca.declare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import levante.tosca.parse.YamlNode;

/**
 * Lays what one template writes over what another one does. Maps by name unite; the value of a
 * property or an input, and whatever is no map, is replaced whole. Of requirements those of the
 * same name are replaced. Counts what it makes: a few lines could copy a large map many times.
 */
final class Overlay {
  private static final List<String> BY_NAME =
      List.of("properties", "attributes", "metadata", "artifacts", "inputs", "outputs");
  private static final List<String> OF_MAPS = List.of("capabilities", "interfaces");
  private static final List<String> OF_OPERATIONS = List.of("operations", "notifications");

  private long made;

  /** How many entries and items it has made. */
  long made() {
    return made;
  }

  /** One template over another; the key {@code copy} has done its work and goes. */
  YamlNode ofTemplates(YamlNode below, YamlNode above) {
    YamlNode merged = overlay(below, above, this::ofSections);
    if (!(merged instanceof YamlNode.Mapping mapping)) {
      return merged;
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(mapping.entries());
    entries.remove("copy");
    return new YamlNode.Mapping(entries, mapping.position());
  }

  /** How the two values of one key become one. */
  private interface Rule {
    YamlNode merged(String key, YamlNode below, YamlNode above);
  }

  private YamlNode overlay(YamlNode below, YamlNode above, Rule rule) {
    if (!(below instanceof YamlNode.Mapping base) || !(above instanceof YamlNode.Mapping over)) {
      return above;
    }
    Map<String, YamlNode.Entry> entries = new LinkedHashMap<>(base.entries());
    over.entries()
        .forEach(
            (key, entry) -> {
              YamlNode.Entry old = entries.get(key);
              YamlNode value =
                  old == null ? entry.value() : rule.merged(key, old.value(), entry.value());
              entries.put(key, new YamlNode.Entry(entry.keyPosition(), value));
            });
    made += entries.size();
    return new YamlNode.Mapping(entries, over.position());
  }

  private YamlNode ofSections(String key, YamlNode below, YamlNode above) {
    if (BY_NAME.contains(key)) {
      return overlay(below, above, Overlay::replaced);
    }
    if (OF_MAPS.contains(key)) {
      return overlay(below, above, (name, old, own) -> overlay(old, own, this::inMap));
    }
    return key.equals("requirements") ? requirements(below, above) : above;
  }

  // In a capability these are its sections, in an interface its operations or their sections.
  private YamlNode inMap(String key, YamlNode below, YamlNode above) {
    if (BY_NAME.contains(key)) {
      return overlay(below, above, Overlay::replaced);
    }
    return OF_OPERATIONS.contains(key)
        ? overlay(below, above, (name, old, own) -> overlay(old, own, this::ofSections))
        : overlay(below, above, this::ofSections);
  }

  private static YamlNode replaced(String key, YamlNode below, YamlNode above) {
    return above;
  }

  private YamlNode requirements(YamlNode below, YamlNode above) {
    if (!(below instanceof YamlNode.Sequence base) || !(above instanceof YamlNode.Sequence over)) {
      return above;
    }
    Set<String> own = new HashSet<>();
    over.items().forEach(item -> own.addAll(names(item)));
    List<YamlNode> items = new ArrayList<>();
    for (YamlNode old : base.items()) {
      if (names(old).stream().noneMatch(own::contains)) {
        items.add(old);
      }
    }
    items.addAll(over.items());
    made += items.size();
    return new YamlNode.Sequence(items, over.position());
  }

  private static Set<String> names(YamlNode requirement) {
    return requirement instanceof YamlNode.Mapping mapping ? mapping.entries().keySet() : Set.of();
  }
}
