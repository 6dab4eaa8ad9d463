package levante.tosca.evaluate;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.PropertyDefinition;

/**
 * Who has properties: a node template, or one of its capabilities.
 *
 * @param node the node template's name
 * @param capability the capability's name, empty for the node template itself
 * @param writtenAt the assignment of the capability, else the node template
 * @param attributes the names of what is known when it runs
 * @param assigned the map of what the template assigns, if it does
 */
public record Owner(
    String node,
    Optional<String> capability,
    String typeName,
    Field writtenAt,
    SortedMap<String, PropertyDefinition> definitions,
    Set<String> attributes,
    Optional<Cursor> assigned) {
  /** One property of one owner. */
  record Key(String node, Optional<String> capability, String property) {}

  public Key key(String property) {
    return new Key(node, capability, property);
  }

  public String name() {
    return capability.map(one -> node + "/" + one).orElse(node);
  }

  /** Where a default is said to stand: at the owner's name. */
  public Cursor place() {
    return new Cursor(
        new YamlNode.Scalar("", true, writtenAt.namePosition()), writtenAt.value().path());
  }
}
