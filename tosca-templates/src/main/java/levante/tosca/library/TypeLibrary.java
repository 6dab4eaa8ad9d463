package levante.tosca.library;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BinaryOperator;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * All types that a template may name: its own, those of its imports and the normative ones. A layer
 * sees the layers below it. Safe for many threads at once.
 */
public final class TypeLibrary {
  private final Optional<TypeLibrary> below;
  private final Map<TypeKind, SortedMap<String, TypeDefinition>> own =
      new EnumMap<>(TypeKind.class);
  private final Map<TypeKind, SortedMap<String, String>> shorthands = new EnumMap<>(TypeKind.class);
  private final Map<TypeKind, Map<String, Optional<EffectiveType>>> effective =
      new EnumMap<>(TypeKind.class);

  private final UnknownProperties unknownProperties;

  private TypeLibrary(
      Optional<TypeLibrary> below,
      List<TypeDefinition> types,
      UnknownProperties unknownProperties) {
    this.below = below;
    this.unknownProperties = unknownProperties;
    for (TypeKind kind : TypeKind.values()) {
      own.put(kind, new TreeMap<>());
      shorthands.put(kind, new TreeMap<>());
      effective.put(kind, new ConcurrentHashMap<>());
    }
    for (TypeDefinition type : types) {
      own.get(type.kind()).put(type.name(), type);
      if (type.name().startsWith(type.kind().prefix())) {
        String last = type.name().substring(type.name().lastIndexOf('.') + 1);
        // Compute is tosca.nodes.Compute, not tosca.nodes.Abstract.Compute.
        BinaryOperator<String> shorter = (a, b) -> a.length() <= b.length() ? a : b;
        shorthands.get(type.kind()).merge(last, type.name(), shorter);
        shorthands.get(type.kind()).merge("tosca:" + last, type.name(), shorter);
      }
    }
  }

  /** A library of these types alone. */
  public static TypeLibrary of(List<TypeDefinition> types) {
    return new TypeLibrary(Optional.empty(), types, UnknownProperties.REFUSED);
  }

  /** A library of these types and all of this one. */
  public TypeLibrary with(List<TypeDefinition> types) {
    return with(types, UnknownProperties.REFUSED);
  }

  /** A library of these types and all of this one. */
  public TypeLibrary with(List<TypeDefinition> types, UnknownProperties unknown) {
    return types.isEmpty() ? this : new TypeLibrary(Optional.of(this), types, unknown);
  }

  /**
   * What becomes of properties that a type of any kind does not have: as its origin, or an
   * ancestor's, wants.
   */
  public UnknownProperties unknownProperties(String name) {
    boolean warned =
        Arrays.stream(TypeKind.values())
            .flatMap(kind -> effective(kind, name).stream())
            .flatMap(type -> type.ancestry().stream().map(one -> origin(type.kind(), one)))
            .anyMatch(origin -> origin.unknownProperties == UnknownProperties.WARNED);
    return warned ? UnknownProperties.WARNED : UnknownProperties.REFUSED;
  }

  private TypeLibrary origin(TypeKind kind, String name) {
    return own.get(kind).containsKey(name) || below.isEmpty()
        ? this
        : below.get().origin(kind, name);
  }

  /** The definition of a type, by its full name or, for a normative one, its last word. */
  public Optional<TypeDefinition> find(TypeKind kind, String name) {
    TypeDefinition type = own.get(kind).get(name);
    if (type != null) {
      return Optional.of(type);
    }
    return below
        .flatMap(library -> library.find(kind, name))
        .or(
            () ->
                Optional.ofNullable(shorthands.get(kind).get(name))
                    .map(full -> own.get(kind).get(full)));
  }

  /** The type with all that it inherits; empty when it or an ancestor is not to be found. */
  public Optional<EffectiveType> effective(TypeKind kind, String name) {
    // Only what exists is remembered: names come from templates, and the bundled layers live long.
    return find(kind, name).isEmpty()
        ? Optional.empty()
        : effective.get(kind).computeIfAbsent(name, wanted -> compute(kind, wanted));
  }

  /** Whether a type is another one or derived from it. */
  public boolean derives(TypeKind kind, String name, String ancestor) {
    String full = find(kind, ancestor).map(TypeDefinition::name).orElse(ancestor);
    return effective(kind, name).filter(type -> type.isA(full)).isPresent();
  }

  /** The names of all types of a kind, ordered. */
  public SortedSet<String> names(TypeKind kind) {
    SortedSet<String> names = below.map(library -> library.names(kind)).orElseGet(TreeSet::new);
    names.addAll(own.get(kind).keySet());
    return names;
  }

  private Optional<EffectiveType> compute(TypeKind kind, String name) {
    if (below.isPresent() && !isSeenHere(kind, name)) {
      return below.get().effective(kind, name);
    }
    return new Inheritance(this).resolve(kind, name);
  }

  private boolean isSeenHere(TypeKind kind, String name) {
    return own.get(kind).containsKey(name) || shorthands.get(kind).containsKey(name);
  }
}
