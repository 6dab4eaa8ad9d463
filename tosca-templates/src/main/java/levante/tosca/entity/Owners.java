package levante.tosca.entity;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Field;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeKind;

/** Knows which properties node templates, their capabilities and relationships have. */
public final class Owners {
  /** Types whose own properties make machines and storage, so that a plan reads them. */
  private static final List<String> PLANNED =
      List.of(
          "tosca.nodes.Compute",
          "tosca.nodes.BlockStorage",
          "tosca.nodes.Storage.BlockStorage",
          "tosca.nodes.ObjectStorage",
          "tosca.nodes.Storage.ObjectStorage");

  /** Levante's own types are read by its planner, whatever they are. */
  private static final String OWN = "levante.nodes.";

  private final TypeLibrary library;
  private final IdentityHashMap<CapabilityDefinition, Optional<Shape>> shapes =
      new IdentityHashMap<>();

  private final Map<String, Boolean> planned = new HashMap<>();

  /** What all capabilities of one definition have in common. */
  private record Shape(
      EffectiveType type,
      SortedMap<String, PropertyDefinition> properties,
      SortedMap<String, PropertyDefinition> attributes) {}

  public Owners(TypeLibrary library) {
    this.library = library;
  }

  /** The entity as owner of its own properties; empty when its type is not to be found. */
  public Optional<Owner> of(Entity entity) {
    return entity
        .type()
        .map(
            type ->
                new Owner(
                    entity,
                    Optional.empty(),
                    type.ancestry(),
                    entity.writtenAt(),
                    planned.computeIfAbsent(type.name(), name -> isPlanned(type))
                        ? Moment.PLAN
                        : Moment.RUN,
                    type.properties(),
                    type.attributes(),
                    entity.body().flatMap(body -> body.get("properties")),
                    entity.body().flatMap(body -> body.get("attributes"))));
  }

  private static boolean isPlanned(EffectiveType type) {
    return type.ancestry().stream().anyMatch(one -> PLANNED.contains(one) || one.startsWith(OWN));
  }

  /** A capability of a node template; empty when it has no such capability. */
  public Optional<Owner> capability(NodeDeclaration node, String name) {
    return node.type()
        .map(type -> type.capabilities().get(name))
        .flatMap(definition -> capability(node, definition));
  }

  private Optional<Owner> capability(NodeDeclaration node, CapabilityDefinition definition) {
    return shapes
        .computeIfAbsent(definition, this::shape)
        .map(
            shape -> {
              Optional<Field> written = node.capability(definition.name());
              return new Owner(
                  new Entity.OfNode(node),
                  Optional.of(definition.name()),
                  shape.type().ancestry(),
                  written.orElse(node.writtenAt()),
                  Moment.PLAN,
                  shape.properties(),
                  shape.attributes(),
                  written.flatMap(field -> field.value().get("properties")),
                  written.flatMap(field -> field.value().get("attributes")));
            });
  }

  private Optional<Shape> shape(CapabilityDefinition definition) {
    return library
        .effective(TypeKind.CAPABILITY, definition.type().name())
        .map(
            type -> {
              SortedMap<String, PropertyDefinition> properties = new TreeMap<>(type.properties());
              properties.putAll(definition.properties());
              SortedMap<String, PropertyDefinition> attributes = new TreeMap<>(type.attributes());
              attributes.putAll(definition.attributes());
              return new Shape(type, properties, attributes);
            });
  }
}
