package levante.tosca.types;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/** A type as written, without what it inherits. */
public record TypeDefinition(
    TypeKind kind,
    String name,
    Field writtenAt,
    Optional<TypeName> derivedFrom,
    SortedMap<String, PropertyDefinition> properties,
    SortedMap<String, PropertyDefinition> attributes,
    SortedMap<String, CapabilityDefinition> capabilities,
    List<RequirementDefinition> requirements,
    SortedMap<String, InterfaceDefinition> interfaces,
    SortedMap<String, ArtifactDefinition> artifacts) {
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
