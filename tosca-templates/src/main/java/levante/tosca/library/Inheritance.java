package levante.tosca.library;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import levante.tosca.types.ArtifactDefinition;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.RequirementDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;
import levante.tosca.value.Clauses;
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
    return chain(kind, name).map(this::merge);
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

  private EffectiveType merge(List<TypeDefinition> chain) {
    return new EffectiveType(
        chain.get(0),
        chain.stream().map(TypeDefinition::name).toList(),
        typed(merged(chain, TypeDefinition::properties, (inherited, own) -> own.over(inherited))),
        typed(merged(chain, TypeDefinition::attributes, (inherited, own) -> own.over(inherited))),
        capabilities(chain),
        requirements(chain),
        merged(chain, TypeDefinition::interfaces, (inherited, own) -> own.over(inherited)),
        artifacts(chain),
        basis(chain),
        constraints(chain),
        chain.stream()
            .map(TypeDefinition::allowed)
            .filter(allowed -> !allowed.isEmpty())
            .findFirst()
            .orElse(List.of()));
  }

  private static <T> SortedMap<String, T> merged(
      List<TypeDefinition> chain,
      Function<TypeDefinition, SortedMap<String, T>> part,
      BinaryOperator<T> refinement) {
    SortedMap<String, T> all = new TreeMap<>();
    for (int i = chain.size() - 1; i >= 0; i--) {
      part.apply(chain.get(i)).forEach((name, own) -> all.merge(name, own, refinement));
    }
    return Collections.unmodifiableSortedMap(all);
  }

  // What no ancestor gives a type is left out; it has been told where it is written.
  private static SortedMap<String, PropertyDefinition> typed(
      SortedMap<String, PropertyDefinition> all) {
    return Collections.unmodifiableSortedMap(
        PropertyDefinition.typed(all, Collections.emptySortedMap()));
  }

  private SortedMap<String, CapabilityDefinition> capabilities(List<TypeDefinition> chain) {
    SortedMap<String, CapabilityDefinition> all =
        new TreeMap<>(
            merged(chain, TypeDefinition::capabilities, (inherited, own) -> own.over(inherited)));
    all.values().removeIf(one -> !one.type().isWritten());
    all.replaceAll((name, one) -> completed(one));
    return Collections.unmodifiableSortedMap(all);
  }

  private CapabilityDefinition completed(CapabilityDefinition one) {
    boolean isWhole =
        Stream.of(one.properties(), one.attributes())
            .flatMap(all -> all.values().stream())
            .allMatch(part -> part.schema().type().isWritten());
    if (isWhole) {
      return one;
    }
    Optional<EffectiveType> type = library.effective(TypeKind.CAPABILITY, one.type().name());
    return one.completed(
        type.map(EffectiveType::properties).orElse(Collections.emptySortedMap()),
        type.map(EffectiveType::attributes).orElse(Collections.emptySortedMap()));
  }

  private static SortedMap<String, ArtifactDefinition> artifacts(List<TypeDefinition> chain) {
    SortedMap<String, ArtifactDefinition> all =
        new TreeMap<>(
            merged(chain, TypeDefinition::artifacts, (inherited, own) -> own.over(inherited)));
    all.values().removeIf(one -> one.file().isEmpty());
    return Collections.unmodifiableSortedMap(all);
  }

  private static List<RequirementDefinition> requirements(List<TypeDefinition> chain) {
    Map<String, RequirementDefinition> all = new LinkedHashMap<>();
    for (int i = chain.size() - 1; i >= 0; i--) {
      chain
          .get(i)
          .requirements()
          .forEach(one -> all.merge(one.name(), one, (inherited, own) -> own.over(inherited)));
    }
    return all.values().stream().filter(one -> one.capability().isWritten()).toList();
  }

  private static Optional<Schema> basis(List<TypeDefinition> chain) {
    Optional<Schema> root =
        chain.get(chain.size() - 1).basis().filter(basis -> isBasic(basis.type().name()));
    return root.map(
        basis ->
            new Schema(
                basis.type(),
                nearest(chain, Schema::key),
                nearest(chain, Schema::entry),
                Optional.empty()));
  }

  private static Optional<Schema> nearest(
      List<TypeDefinition> chain, Function<Schema, Optional<Schema>> part) {
    return chain.stream().flatMap(type -> type.basis().flatMap(part).stream()).findFirst();
  }

  // The root's first, as they were written.
  private static List<Clauses> constraints(List<TypeDefinition> chain) {
    List<Clauses> constraints = new ArrayList<>();
    for (TypeDefinition type : chain) {
      type.basis().flatMap(Schema::constraints).ifPresent(one -> constraints.add(0, one));
    }
    return List.copyOf(constraints);
  }
}
