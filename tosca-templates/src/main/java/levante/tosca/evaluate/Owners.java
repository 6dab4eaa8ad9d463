package levante.tosca.evaluate;

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

/** Knows which properties node templates and their capabilities have. */
public final class Owners {
  private final TypeLibrary library;

  public Owners(TypeLibrary library) {
    this.library = library;
  }

  public Optional<Owner> node(NodeDeclaration node) {
    return node.type()
        .map(
            type ->
                new Owner(
                    node.name(),
                    Optional.empty(),
                    type.name(),
                    node.writtenAt(),
                    type.properties(),
                    type.attributes().keySet(),
                    node.body().get("properties")));
  }

  public Optional<Owner> capability(NodeDeclaration node, String name) {
    Optional<CapabilityDefinition> definition =
        node.type().map(type -> type.capabilities().get(name));
    return definition.flatMap(one -> capability(node, one));
  }

  private Optional<Owner> capability(NodeDeclaration node, CapabilityDefinition definition) {
    Optional<EffectiveType> type = library.effective(TypeKind.CAPABILITY, definition.type().name());
    return type.map(
        one -> {
          SortedMap<String, PropertyDefinition> definitions = new TreeMap<>(one.properties());
          definitions.putAll(definition.properties());
          Optional<Field> written = node.capability(definition.name());
          return new Owner(
              node.name(),
              Optional.of(definition.name()),
              one.name(),
              written.orElse(node.writtenAt()),
              definitions,
              one.attributes().keySet(),
              written.flatMap(field -> field.value().get("properties")));
        });
  }
}
