package levante.tosca.entity;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.PropertyDefinition;

/**
 * Who has properties and attributes: a node template, one of its capabilities, or a relationship.
 *
 * @param capability the capability's name, empty for the entity itself
 * @param typeAncestry its type first, then what that is derived from
 * @param writtenAt the assignment of the capability, else the entity
 * @param moment when its properties have to be known
 * @param definitions its properties
 * @param attributes what is known when it runs
 * @param assigned the map of the properties that the template assigns, if it does
 * @param assignedAttributes the map of the attributes that the template assigns, if it does
 */
public record Owner(
    Entity entity,
    Optional<String> capability,
    List<String> typeAncestry,
    Field writtenAt,
    Moment moment,
    SortedMap<String, PropertyDefinition> definitions,
    SortedMap<String, PropertyDefinition> attributes,
    Optional<Cursor> assigned,
    Optional<Cursor> assignedAttributes) {
  /** What tells one property or attribute from all others. */
  public record Key(String entity, Optional<String> capability, Moment moment, String property) {
    // By hand, since there is one for each property: what Java makes for records is slow to start.
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && property.equals(key.property)
          && entity.equals(key.entity)
          && capability.equals(key.capability)
          && moment == key.moment;
    }

    @Override
    public int hashCode() {
      return 31 * (31 * entity.hashCode() + capability.hashCode()) + property.hashCode();
    }
  }

  /** Its type. */
  public String typeName() {
    return typeAncestry.get(0);
  }

  /** The key of one of its properties. */
  public Key key(String property) {
    return new Key(entity.name(), capability, moment, property);
  }

  /** What it is called in a sentence. */
  public String name() {
    return capability.map(one -> entity.name() + "/" + one).orElse(entity.name());
  }

  /** Its attributes, as if they were what it has as properties. */
  public Owner ofAttributes() {
    return new Owner(
        entity,
        capability,
        typeAncestry,
        writtenAt,
        Moment.ATTRIBUTE,
        attributes,
        Collections.emptySortedMap(),
        assignedAttributes,
        Optional.empty());
  }

  /** Where a default is said to stand: at the owner's name. */
  public Cursor place() {
    return writtenAt.value().holding(new YamlNode.Scalar("", true, writtenAt.namePosition()));
  }
}
