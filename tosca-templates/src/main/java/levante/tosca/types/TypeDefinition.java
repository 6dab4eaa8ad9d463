package levante.tosca.types;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * A type as written, without what it inherits.
 *
 * @param allowed what it may be used with: the valid source types of a capability type, the valid
 *     target types of a relationship type, the members of a group type, the targets of a policy
 *     type; empty means anything
 * @param basis what a data type says of keys, entries and values: its type is what it is derived
 *     from
 */
public record TypeDefinition(
    TypeKind kind,
    String name,
    Field writtenAt,
    Optional<TypeName> derivedFrom,
    Optional<String> description,
    SortedMap<String, PropertyDefinition> properties,
    SortedMap<String, PropertyDefinition> attributes,
    SortedMap<String, CapabilityDefinition> capabilities,
    List<RequirementDefinition> requirements,
    SortedMap<String, InterfaceDefinition> interfaces,
    SortedMap<String, ArtifactDefinition> artifacts,
    List<TypeName> allowed,
    Optional<Schema> basis) {
  public TypeDefinition {
    requirements = List.copyOf(requirements);
    allowed = List.copyOf(allowed);
  }

  /** Whether only other types may be derived from it; our own word, in the type's metadata. */
  public boolean isAbstract() {
    return writtenAt
        .value()
        .get("metadata")
        .flatMap(metadata -> metadata.get("abstract"))
        .flatMap(Cursor::scalar)
        .filter("true"::equals)
        .isPresent();
  }
}
