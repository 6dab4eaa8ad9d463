package levante.tosca.library;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import levante.tosca.parse.Cursor;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;

/**
 * All types that a template may name: its own, those of its imports and the normative ones. A layer
 * sees the layers below it; types that name each other in both directions belong into one layer.
 * Safe for many threads at once.
 */
public final class TypeLibrary {
  private final Optional<TypeLibrary> below;
  private final Map<TypeKind, Map<String, NamedType>> own = new EnumMap<>(TypeKind.class);
  private final Map<TypeKind, Map<String, String>> shorthands = new EnumMap<>(TypeKind.class);
  private final Map<TypeKind, Map<String, Optional<EffectiveType>>> effective =
      new EnumMap<>(TypeKind.class);

  private final UnknownProperties unknownProperties;
  private final Set<String> mild;
  // Computed again by two threads it is the same: losing one of them does no harm.
  private volatile Optional<Map<String, String>> artifacts = Optional.empty();

  private TypeLibrary(
      Optional<TypeLibrary> below,
      List<NamedType> types,
      UnknownProperties unknownProperties,
      Set<String> mild) {
    this.below = below;
    this.unknownProperties = unknownProperties;
    this.mild = mild;
    for (TypeKind kind : TypeKind.values()) {
      own.put(kind, new HashMap<>());
      shorthands.put(kind, new HashMap<>());
      effective.put(kind, new ConcurrentHashMap<>());
    }
    for (NamedType type : types) {
      own.get(type.kind()).put(type.name(), type);
      if (type.name().startsWith(type.kind().prefix())) {
        String last = type.name().substring(type.name().lastIndexOf('.') + 1);
        String rest = type.name().substring(type.kind().prefix().length());
        for (String shorthand : List.of(last, rest)) {
          addShorthand(type, shorthand);
          addShorthand(type, "tosca:" + shorthand);
        }
      }
    }
  }

  // Compute is tosca.nodes.Compute, not tosca.nodes.Abstract.Compute.
  private void addShorthand(NamedType type, String shorthand) {
    shorthands
        .get(type.kind())
        .merge(shorthand, type.name(), (a, b) -> a.length() <= b.length() ? a : b);
  }

  /** A library of these types alone; of two with the same name the latter counts. */
  static TypeLibrary of(List<NamedType> types) {
    return new TypeLibrary(Optional.empty(), types, UnknownProperties.REFUSED, Set.of());
  }

  /** A library of these types and all of this one. */
  public TypeLibrary with(List<TypeDefinition> types) {
    List<NamedType> named = types.stream().map(NamedType::of).toList();
    Set<String> mild = KnownWorld.typesOf(types);
    return types.isEmpty()
        ? this
        : new TypeLibrary(Optional.of(this), named, UnknownProperties.REFUSED, mild);
  }

  /** A library of these types and all of this one. */
  TypeLibrary withNamed(List<NamedType> types, UnknownProperties unknown) {
    return types.isEmpty() ? this : new TypeLibrary(Optional.of(this), types, unknown, Set.of());
  }

  /**
   * A library of these types under a prefix, {@code p:Name} or {@code p.Name}, and all of this one.
   * Among each other the types go on to use the names that they were given.
   */
  public TypeLibrary withPrefixed(String prefix, List<TypeDefinition> types) {
    TypeLibrary library = with(Namespace.prefixed(prefix, types));
    if (library != this) {
      types.forEach(type -> library.addPrefixed(prefix, type));
    }
    return library;
  }

  private void addPrefixed(String prefix, TypeDefinition type) {
    String full = prefix + ":" + type.name();
    Map<String, String> known = shorthands.get(type.kind());
    known.put(prefix + "." + type.name(), full);
    if (type.name().startsWith(type.kind().prefix())) {
      String last = type.name().substring(type.name().lastIndexOf('.') + 1);
      known.putIfAbsent(prefix + ":" + last, full);
      known.putIfAbsent(prefix + "." + last, full);
    }
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
                .anyMatch(origin -> origin.unknownProperties == UnknownProperties.WARNED)
            || isMild(name);
    return warned ? UnknownProperties.WARNED : UnknownProperties.REFUSED;
  }

  /** Whether a profile is among the layers whose templates are not held to every rule. */
  public boolean isLenient() {
    return unknownProperties == UnknownProperties.WARNED
        || !mild.isEmpty()
        || below.filter(TypeLibrary::isLenient).isPresent();
  }

  private boolean isMild(String name) {
    return Arrays.stream(TypeKind.values())
        .flatMap(kind -> effective(kind, name).stream())
        .anyMatch(type -> type.ancestry().stream().anyMatch(this::isNamedMild));
  }

  private boolean isNamedMild(String name) {
    return mild.contains(name) || below.filter(one -> one.isNamedMild(name)).isPresent();
  }

  private TypeLibrary origin(TypeKind kind, String name) {
    return own.get(kind).containsKey(name) || below.isEmpty()
        ? this
        : below.get().origin(kind, name);
  }

  /** The definition of a type, by its full name or, for a normative one, its last word. */
  public Optional<TypeDefinition> find(TypeKind kind, String name) {
    NamedType type = own.get(kind).get(name);
    if (type != null) {
      return Optional.of(type.definition());
    }
    Optional<TypeDefinition> lower = below.flatMap(library -> library.find(kind, name));
    if (lower.isPresent()) {
      return lower;
    }
    String full = shorthands.get(kind).get(name);
    return full == null ? Optional.empty() : Optional.of(own.get(kind).get(full).definition());
  }

  /** The type with all that it inherits; empty when it or an ancestor is not to be found. */
  public Optional<EffectiveType> effective(TypeKind kind, String name) {
    Optional<EffectiveType> known = effective.get(kind).get(name);
    if (known != null) {
      return known;
    }
    // Only what exists is remembered: names come from templates, and the bundled layers live long.
    return find(kind, name).isEmpty()
        ? Optional.empty()
        : effective.get(kind).computeIfAbsent(name, wanted -> compute(kind, wanted));
  }

  /** Whether a type is another one or derived from it. */
  public boolean derives(TypeKind kind, String name, String ancestor) {
    Optional<EffectiveType> type = effective(kind, name);
    return type.isPresent()
        && (type.get().isA(ancestor)
            || find(kind, ancestor).filter(one -> type.get().isA(one.name())).isPresent());
  }

  /** The names of all types of a kind, ordered. */
  public SortedSet<String> names(TypeKind kind) {
    SortedSet<String> names = below.map(library -> library.names(kind)).orElseGet(TreeSet::new);
    names.addAll(own.get(kind).keySet());
    return names;
  }

  /** The type of the artifacts whose files end so, such as {@code sh}. */
  public Optional<String> artifactOf(String extension) {
    if (artifacts.isEmpty()) {
      artifacts = Optional.of(artifactsByExtension());
    }
    return Optional.ofNullable(artifacts.get().get(extension));
  }

  private Map<String, String> artifactsByExtension() {
    Map<String, String> found = new HashMap<>();
    for (String name : names(TypeKind.ARTIFACT)) {
      find(TypeKind.ARTIFACT, name)
          .flatMap(type -> type.writtenAt().value().get("file_ext"))
          .map(Cursor::items)
          .orElse(List.of())
          .forEach(
              at -> at.scalar().ifPresent(text -> found.putIfAbsent(text.replace(".", ""), name)));
    }
    return found;
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
