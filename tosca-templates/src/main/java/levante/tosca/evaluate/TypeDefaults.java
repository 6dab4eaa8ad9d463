package levante.tosca.evaluate;

import java.util.Collection;
import java.util.Set;
import levante.tosca.library.TypeLibrary;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.types.CapabilityDefinition;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeDefinition;

/**
 * Checks the defaults in types where they are written, whether or not a template needs them. A
 * default that calls a function is known only where it is used.
 */
public final class TypeDefaults {
  private static final Set<String> CALLS = Set.of("concat", "join", "token");

  private final ValueReader values;

  /** A checker that notes defaults which are not of their type. */
  public TypeDefaults(TypeLibrary library, Problems problems) {
    this.values = new ValueReader(library, problems);
  }

  /** Checks all defaults of the types. */
  public void check(Collection<TypeDefinition> types) {
    for (TypeDefinition type : types) {
      type.properties().values().forEach(this::check);
      type.attributes().values().forEach(this::check);
      for (CapabilityDefinition capability : type.capabilities().values()) {
        capability.properties().values().forEach(this::check);
      }
    }
  }

  private void check(PropertyDefinition definition) {
    definition
        .defaultValue()
        .filter(value -> !calls(value))
        .ifPresent(value -> values.read(value, definition.schema(), Scope.NO_FUNCTIONS, 0));
  }

  private static boolean calls(Cursor at) {
    return at.fields().stream().anyMatch(field -> isCall(field) || calls(field.value()))
        || at.items().stream().anyMatch(TypeDefaults::calls);
  }

  private static boolean isCall(Field field) {
    return field.name().startsWith("get_") || CALLS.contains(field.name());
  }
}
