package levante.tosca.library;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.value.Clauses;
import levante.tosca.value.ScalarType;
import levante.tosca.value.Shape;

/**
 * A type with all that it inherits; what is defined nearer wins.
 *
 * @param definition as written
 * @param ancestry its own name first, then what it is derived from, up to the root
 * @param basis what the values of a data type look like that refines a basic type: that type, with
 *     the nearest schemas of keys and entries
 * @param constraints the clauses of a data type and its ancestors, as written
 * @param allowed what it may be used with, see {@link TypeDefinition#allowed}; the nearest list of
 *     those that it and its ancestors give
 */
public record EffectiveType(
    TypeDefinition definition,
    List<String> ancestry,
    SortedMap<String, PropertyDefinition> properties,
    SortedMap<String, PropertyDefinition> attributes,
    SortedMap<String, CapabilityDefinition> capabilities,
    List<RequirementDefinition> requirements,
    SortedMap<String, InterfaceDefinition> interfaces,
    SortedMap<String, ArtifactDefinition> artifacts,
    Optional<Schema> basis,
    List<Clauses> constraints,
    List<TypeName> allowed) {
  /** What it is a type of. */
  public TypeKind kind() {
    return definition.kind();
  }

  /** What it is called. */
  public String name() {
    return ancestry.get(0);
  }

  /** What it is for, in its own words. */
  public Optional<String> description() {
    return definition.description();
  }

  /** The basic type that a data type refines, if its values have no parts. */
  public Optional<ScalarType> scalar() {
    return basis.flatMap(one -> ScalarType.named(one.type().name()));
  }

  /** What may be asked of the values of a data type. */
  public Shape shape() {
    return basis.flatMap(one -> Shape.named(one.type().name())).orElse(Shape.COMPLEX);
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
