package levante.tosca.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.parse.Cursor;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.value.ScalarType;

/** Follows {@code derived_from} and merges what is inherited. */
final class Inheritance {
  /** Longer chains are refused: people do not write them. */
  static final int MOST_ANCESTORS = 50;

  private final TypeLibrary library;

  Inheritance(TypeLibrary library) {
    this.library = library;
  }

  Optional<EffectiveType> resolve(TypeKind kind, String name) {
    return chain(kind, name).map(chain -> merge(kind, chain));
  }

  /** The type first, the root last; empty when a link is missing or there is no end. */
  Optional<List<TypeDefinition>> chain(TypeKind kind, String name) {
    List<TypeDefinition> chain = new ArrayList<>();
    Optional<TypeDefinition> type = library.find(kind, name);
    while (type.isPresent() && chain.size() <= MOST_ANCESTORS) {
      chain.add(type.get());
      Optional<String> parent = type.get().derivedFrom().map(TypeName::name);
      if (parent.isEmpty() || (kind == TypeKind.DATA && isBasic(parent.get()))) {
        return Optional.of(chain);
      }
      type = library.find(kind, parent.get());
    }
    return Optional.empty();
  }

  /** Whether a data type of that name needs no definition. */
  static boolean isBasic(String name) {
    return ScalarType.named(name).isPresent() || List.of("list", "map", "range").contains(name);
  }

  private static EffectiveType merge(TypeKind kind, List<TypeDefinition> chain) {
    SortedMap<String, PropertyDefinition> properties = new TreeMap<>();
    SortedMap<String, PropertyDefinition> attributes = new TreeMap<>();
    SortedMap<String, CapabilityDefinition> capabilities = new TreeMap<>();
    Map<String, RequirementDefinition> requirements = new LinkedHashMap<>();
    SortedMap<String, InterfaceDefinition> interfaces = new TreeMap<>();
    SortedMap<String, ArtifactDefinition> artifacts = new TreeMap<>();
    List<Cursor> constraints = new ArrayList<>();
    List<String> ancestry = new ArrayList<>();
    for (int i = chain.size() - 1; i >= 0; i--) {
      TypeDefinition type = chain.get(i);
      ancestry.add(0, type.name());
      properties.putAll(type.properties());
      attributes.putAll(type.attributes());
      capabilities.putAll(type.capabilities());
      type.requirements().forEach(one -> requirements.put(one.name(), one));
      type.interfaces()
          .forEach((name, one) -> interfaces.merge(name, one, (older, newer) -> newer.over(older)));
      artifacts.putAll(type.artifacts());
      type.writtenAt().value().get("constraints").ifPresent(constraints::add);
    }
    Optional<ScalarType> scalar =
        chain.get(chain.size() - 1).derivedFrom().flatMap(root -> ScalarType.named(root.name()));
    return new EffectiveType(
        kind,
        List.copyOf(ancestry),
        properties,
        attributes,
        capabilities,
        List.copyOf(requirements.values()),
        interfaces,
        artifacts,
        scalar,
        List.copyOf(constraints));
  }
}
