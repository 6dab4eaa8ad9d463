package levante.tosca.types;

import java.util.Optional;
import levante.tosca.parse.Field;

/**
 * A requirement that nodes of a type have, and what may serve it.
 *
 * @param writtenOccurrences how often it may be given, if that is said
 * @param nodeFilter what the node has to have that serves it
 */
public record RequirementDefinition(
    String name,
    Field writtenAt,
    TypeName capability,
    Optional<TypeName> node,
    Optional<TypeName> relationship,
    Optional<Occurrences> writtenOccurrences,
    Optional<Field> nodeFilter,
    Optional<String> description) {
  /** A requirement of which nothing but the capability is said. */
  public static RequirementDefinition of(Field writtenAt, TypeName capability) {
    return new RequirementDefinition(
        writtenAt.name(),
        writtenAt,
        capability,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How often it may be given; once where nothing else is said. */
  public Occurrences occurrences() {
    return writtenOccurrences.orElse(Occurrences.ONCE);
  }

  /** This one with what an ancestor says and it does not. */
  public RequirementDefinition over(RequirementDefinition inherited) {
    return new RequirementDefinition(
        name,
        writtenAt,
        capability.isWritten() ? capability : inherited.capability,
        node.or(inherited::node),
        relationship.or(inherited::relationship),
        writtenOccurrences.or(inherited::writtenOccurrences),
        nodeFilter.or(inherited::nodeFilter),
        description.or(inherited::description));
  }
}
