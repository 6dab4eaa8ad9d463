package levante.tosca.library;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/**
 * Gives the types of an imported file the names that they have where it is imported under a prefix:
 * {@code p:Name}. Types that the file itself does not define keep their names.
 */
final class Namespace {
  private final String prefix;
  private final Map<TypeKind, Set<String>> members = new EnumMap<>(TypeKind.class);

  private Namespace(String prefix, List<TypeDefinition> types) {
    this.prefix = prefix;
    types.forEach(
        type -> members.computeIfAbsent(type.kind(), kind -> new TreeSet<>()).add(type.name()));
  }

  /** The same types under a prefix, and what they name of each other too. */
  static List<TypeDefinition> prefixed(String prefix, List<TypeDefinition> types) {
    Namespace namespace = new Namespace(prefix, types);
    return types.stream().map(namespace::type).toList();
  }

  private TypeDefinition type(TypeDefinition type) {
    TypeKind kind = type.kind();
    return new TypeDefinition(
        kind,
        name(kind, type.name()),
        type.writtenAt(),
        type.derivedFrom().map(one -> name(kind, one)),
        type.description(),
        all(type.properties(), this::property),
        all(type.attributes(), this::property),
        all(type.capabilities(), this::capability),
        type.requirements().stream().map(this::requirement).toList(),
        all(type.interfaces(), this::interfaceOf),
        all(type.artifacts(), this::artifact),
        type.allowed().stream().map(one -> allowed(kind, one)).toList(),
        type.basis().map(this::schema));
  }

  private TypeName allowed(TypeKind kind, TypeName allowed) {
    TypeName renamed = allowed;
    for (TypeKind one : kind.allowedKinds()) {
      renamed = name(one, renamed);
    }
    return renamed;
  }

  private String name(TypeKind kind, String name) {
    return members.getOrDefault(kind, Set.of()).contains(name) ? prefix + ":" + name : name;
  }

  private TypeName name(TypeKind kind, TypeName name) {
    return new TypeName(name(kind, name.name()), name.at());
  }

  private PropertyDefinition property(PropertyDefinition property) {
    return new PropertyDefinition(
        property.name(),
        schema(property.schema()),
        property.writtenRequired(),
        property.defaultValue(),
        property.description(),
        property.status());
  }

  private Schema schema(Schema schema) {
    return new Schema(
        name(TypeKind.DATA, schema.type()),
        schema.key().map(this::schema),
        schema.entry().map(this::schema),
        schema.constraints());
  }

  private CapabilityDefinition capability(CapabilityDefinition capability) {
    return new CapabilityDefinition(
        capability.name(),
        capability.writtenAt(),
        name(TypeKind.CAPABILITY, capability.type()),
        capability.description(),
        all(capability.properties(), this::property),
        all(capability.attributes(), this::property),
        capability.sources().stream().map(one -> name(TypeKind.NODE, one)).toList(),
        capability.occurrences());
  }

  private RequirementDefinition requirement(RequirementDefinition requirement) {
    return new RequirementDefinition(
        requirement.name(),
        requirement.writtenAt(),
        name(TypeKind.CAPABILITY, requirement.capability()),
        requirement.node().map(one -> name(TypeKind.NODE, one)),
        requirement.relationship().map(one -> name(TypeKind.RELATIONSHIP, one)),
        requirement.writtenOccurrences(),
        requirement.nodeFilter(),
        requirement.description());
  }

  private InterfaceDefinition interfaceOf(InterfaceDefinition one) {
    return new InterfaceDefinition(
        one.name(),
        one.writtenAt(),
        one.type().map(type -> name(TypeKind.INTERFACE, type)),
        inputs(one.inputs()),
        operations(one.operations()),
        operations(one.notifications()));
  }

  private Map<String, InterfaceDefinition.Operation> operations(
      Map<String, InterfaceDefinition.Operation> operations) {
    Map<String, InterfaceDefinition.Operation> renamed = new LinkedHashMap<>();
    operations.forEach(
        (name, one) ->
            renamed.put(
                name,
                new InterfaceDefinition.Operation(
                    one.name(),
                    one.writtenAt(),
                    one.implementation(),
                    inputs(one.inputs()),
                    one.outputs())));
    return renamed;
  }

  private Map<String, InterfaceDefinition.Input> inputs(
      Map<String, InterfaceDefinition.Input> inputs) {
    Map<String, InterfaceDefinition.Input> renamed = new LinkedHashMap<>();
    inputs.forEach(
        (name, one) ->
            renamed.put(
                name,
                new InterfaceDefinition.Input(
                    one.name(),
                    one.writtenAt(),
                    one.definition().map(this::property),
                    one.value())));
    return renamed;
  }

  private ArtifactDefinition artifact(ArtifactDefinition artifact) {
    Optional<TypeName> type = artifact.type().map(one -> name(TypeKind.ARTIFACT, one));
    return new ArtifactDefinition(
        artifact.name(),
        artifact.writtenAt(),
        type,
        artifact.file(),
        artifact.repository(),
        artifact.deployPath(),
        artifact.properties(),
        artifact.version(),
        artifact.checksum(),
        artifact.checksumAlgorithm());
  }

  private static <T> SortedMap<String, T> all(
      SortedMap<String, T> definitions, UnaryOperator<T> renamed) {
    SortedMap<String, T> all = new TreeMap<>();
    definitions.forEach((name, one) -> all.put(name, renamed.apply(one)));
    return all;
  }
}
