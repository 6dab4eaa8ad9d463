package levante.tosca.behaviour;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.entity.Entity;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.TypeDefinition;
import levante.tosca.types.TypeKind;
import levante.tosca.types.TypeName;

/**
 * Which interfaces and operations entities have: those of their type, filled up with what the
 * interface's own type defines. An interface may be written by its name, such as {@code Standard},
 * or by the full name of its type.
 */
final class InterfaceShapes {
  private static final String STANDARD = "Standard";
  private static final String CONFIGURE = "Configure";

  private final TypeLibrary library;
  private final Map<String, SortedMap<String, InterfaceDefinition>> byType = new HashMap<>();

  InterfaceShapes(TypeLibrary library) {
    this.library = library;
  }

  /** The interfaces of the entity's type, by name. */
  SortedMap<String, InterfaceDefinition> ofType(Entity entity) {
    Optional<EffectiveType> type = entity.type();
    return type.isEmpty()
        ? new TreeMap<>()
        : byType.computeIfAbsent(type.get().name(), name -> filled(type.get()));
  }

  private SortedMap<String, InterfaceDefinition> filled(EffectiveType type) {
    SortedMap<String, InterfaceDefinition> all = new TreeMap<>();
    type.interfaces().forEach((name, one) -> all.put(name, filled(one)));
    return all;
  }

  private InterfaceDefinition filled(InterfaceDefinition definition) {
    String type = definition.type().map(TypeName::name).orElse(definition.name());
    return shape(type).map(definition::over).orElse(definition);
  }

  // What an interface type defines, under the names that it has there.
  private Optional<InterfaceDefinition> shape(String typeName) {
    return library
        .effective(TypeKind.INTERFACE, typeName)
        .map(type -> type.interfaces().get(InterfaceDefinition.OWN))
        .map(one -> named(one, typeName));
  }

  private static InterfaceDefinition named(InterfaceDefinition one, String typeName) {
    return new InterfaceDefinition(
        typeName,
        one.writtenAt(),
        Optional.of(new TypeName(typeName, one.writtenAt().value())),
        one.inputs(),
        one.operations(),
        one.notifications());
  }

  /** The full name of an interface type. */
  Optional<String> fullName(String typeName) {
    return library.find(TypeKind.INTERFACE, typeName).map(TypeDefinition::name);
  }

  /**
   * The interface of the type that an assignment means, under the type's name for it; nothing and a
   * problem when there is none, or none of its operations has such a name.
   */
  Optional<InterfaceDefinition> known(
      Entity entity, InterfaceDefinition assigned, Problems problems) {
    SortedMap<String, InterfaceDefinition> ofType = ofType(entity);
    String name = meant(entity, assigned);
    Optional<InterfaceDefinition> found =
        Optional.ofNullable(ofType.get(name))
            .or(() -> byTypeName(ofType, name))
            .or(() -> shape(assigned.type().map(TypeName::name).orElse(name)))
            .or(() -> assigned.type().map(type -> assigned));
    if (found.isEmpty() && entity.type().isPresent()) {
      List<String> names = new ArrayList<>(ofType.keySet());
      problems.error(
          ProblemCode.UNKNOWN_INTERFACE,
          assigned.writtenAt(),
          "a %s has no interface '%s'%s"
              .formatted(
                  entity.type().get().name(),
                  assigned.name(),
                  Nearest.hint(assigned.name(), names)));
    }
    found.ifPresent(one -> refuseUnknownOperations(one, assigned, problems));
    found.ifPresent(one -> refuseUnknownNotifications(one, assigned, problems));
    return found;
  }

  // Templates of the Infrastructure Manager write Standard for what relationships have.
  private String meant(Entity entity, InterfaceDefinition assigned) {
    boolean isOfRelationship = entity.match(node -> false, relationship -> true);
    return isOfRelationship && assigned.name().equals(STANDARD) && library.isLenient()
        ? CONFIGURE
        : assigned.name();
  }

  private Optional<InterfaceDefinition> byTypeName(
      SortedMap<String, InterfaceDefinition> ofType, String name) {
    Optional<String> wanted = fullName(name);
    return wanted.flatMap(
        type ->
            ofType.values().stream()
                .filter(
                    one -> one.type().map(TypeName::name).flatMap(this::fullName).equals(wanted))
                .findFirst());
  }

  private static void refuseUnknownNotifications(
      InterfaceDefinition known, InterfaceDefinition assigned, Problems problems) {
    boolean isOpen = known.operations().isEmpty() && known.notifications().isEmpty();
    for (InterfaceDefinition.Operation one : assigned.notifications().values()) {
      if (!isOpen && !known.notifications().containsKey(one.name())) {
        problems.error(
            ProblemCode.UNKNOWN_OPERATION,
            one.writtenAt(),
            "the interface '%s' has no notification '%s'%s"
                .formatted(
                    assigned.name(),
                    one.name(),
                    Nearest.hint(one.name(), known.notifications().keySet())));
      }
    }
  }

  private static void refuseUnknownOperations(
      InterfaceDefinition known, InterfaceDefinition assigned, Problems problems) {
    boolean isOpen = known.operations().isEmpty() || known.equals(assigned);
    for (InterfaceDefinition.Operation one : assigned.operations().values()) {
      if (!isOpen && !known.operations().containsKey(one.name())) {
        problems.error(
            ProblemCode.UNKNOWN_OPERATION,
            one.writtenAt(),
            "the interface '%s' has no operation '%s'%s"
                .formatted(
                    assigned.name(),
                    one.name(),
                    Nearest.hint(one.name(), known.operations().keySet())));
      }
    }
  }
}
