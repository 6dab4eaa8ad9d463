package levante.tosca.model;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What node type the whole topology can stand for, and which of its parts show outside.
 *
 * @param properties by the type's property, the topology's input that takes it
 * @param attributes by the type's attribute, the topology's output that gives it
 * @param capabilities by the type's capability, a node template and one of its capabilities
 * @param requirements by the type's requirement, a node template and one of its requirements
 */
public record Substitution(
    String nodeType,
    SortedMap<String, String> properties,
    SortedMap<String, String> attributes,
    SortedMap<String, List<String>> capabilities,
    SortedMap<String, List<String>> requirements) {
  public Substitution {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    capabilities = Collections.unmodifiableSortedMap(new TreeMap<>(capabilities));
    requirements = Collections.unmodifiableSortedMap(new TreeMap<>(requirements));
  }
}
