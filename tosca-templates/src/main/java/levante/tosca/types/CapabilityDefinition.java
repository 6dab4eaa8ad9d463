package levante.tosca.types;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.parse.Field;

/**
 * A capability that nodes of a type have.
 *
 * @param properties those that the node type refines or adds to the capability type's
 * @param attributes likewise
 * @param sources the node types whose requirements it may serve; empty means any
 * @param occurrences how many requirements it serves at most, if that is said
 */
public record CapabilityDefinition(
    String name,
    Field writtenAt,
    TypeName type,
    Optional<String> description,
    SortedMap<String, PropertyDefinition> properties,
    SortedMap<String, PropertyDefinition> attributes,
    List<TypeName> sources,
    Optional<Occurrences> occurrences) {
  public CapabilityDefinition {
    sources = List.copyOf(sources);
  }

  /** A capability of which nothing but the type is said. */
  public static CapabilityDefinition of(Field writtenAt, TypeName type) {
    return new CapabilityDefinition(
        writtenAt.name(),
        writtenAt,
        type,
        Optional.empty(),
        Collections.emptySortedMap(),
        Collections.emptySortedMap(),
        List.of(),
        Optional.empty());
  }

  /** This one with what an ancestor says and it does not. */
  public CapabilityDefinition over(CapabilityDefinition inherited) {
    return new CapabilityDefinition(
        name,
        writtenAt,
        type.isWritten() ? type : inherited.type,
        description.or(inherited::description),
        over(inherited.properties, properties),
        over(inherited.attributes, attributes),
        sources.isEmpty() ? inherited.sources : sources,
        occurrences.or(inherited::occurrences));
  }

  /** This one, whose properties and attributes without a type take the capability type's. */
  public CapabilityDefinition completed(
      SortedMap<String, PropertyDefinition> typesProperties,
      SortedMap<String, PropertyDefinition> typesAttributes) {
    return new CapabilityDefinition(
        name,
        writtenAt,
        type,
        description,
        PropertyDefinition.typed(properties, typesProperties),
        PropertyDefinition.typed(attributes, typesAttributes),
        sources,
        occurrences);
  }

  private static SortedMap<String, PropertyDefinition> over(
      SortedMap<String, PropertyDefinition> inherited, SortedMap<String, PropertyDefinition> own) {
    SortedMap<String, PropertyDefinition> all = new TreeMap<>(inherited);
    own.forEach((name, one) -> all.merge(name, one, (older, newer) -> newer.over(older)));
    return all;
  }
}
