package levante.tosca.library;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.parse.Cursor;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.value.ScalarType;

/**
 * A type with all that it inherits; what is defined nearer wins.
 *
 * @param ancestry its own name first, then what it is derived from, up to the root
 * @param scalar the basic type that a data type refines, if it does
 * @param constraints the clauses of a data type and its ancestors, as written
 */
public record EffectiveType(
    TypeKind kind,
    List<String> ancestry,
    SortedMap<String, PropertyDefinition> properties,
    SortedMap<String, PropertyDefinition> attributes,
    SortedMap<String, CapabilityDefinition> capabilities,
    List<RequirementDefinition> requirements,
    SortedMap<String, InterfaceDefinition> interfaces,
    SortedMap<String, ArtifactDefinition> artifacts,
    Optional<ScalarType> scalar,
    List<Cursor> constraints) {
  /** What it is called. */
  public String name() {
    return ancestry.get(0);
  }

  /** Whether it is that type or derived from it. */
  public boolean isA(String type) {
    return ancestry.contains(type);
  }

  /** The requirement of that name. */
  public Optional<RequirementDefinition> requirement(String wanted) {
    return requirements.stream().filter(one -> one.name().equals(wanted)).findFirst();
  }
}
