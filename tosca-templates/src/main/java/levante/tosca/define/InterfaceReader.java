package levante.tosca.define;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.types.InterfaceDefinition;
import levante.tosca.types.InterfaceDefinition.Input;
import levante.tosca.types.InterfaceDefinition.Operation;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.TypeName;

/**
 * Reads the interfaces of types, node templates and relationships, which share one grammar: the
 * operations of 1.0 to 1.2 stand beside the other keys, those of 1.3 under {@code operations}.
 */
public final class InterfaceReader {
  private static final List<String> NO_OPERATIONS =
      List.of(
          "type",
          "derived_from",
          "version",
          "metadata",
          "description",
          "inputs",
          "operations",
          "notifications");
  private static final List<String> OPERATION_KEYS =
      List.of("description", "implementation", "inputs", "outputs", "metadata");

  private final Problems problems;
  private final DefinitionReader definitions;

  /** A reader that notes what it cannot read. */
  public InterfaceReader(Problems problems) {
    this.problems = problems;
    this.definitions = new DefinitionReader(problems);
  }

  /** The interfaces of a map, by name. */
  public SortedMap<String, InterfaceDefinition> readAll(Optional<Cursor> map) {
    SortedMap<String, InterfaceDefinition> found = new TreeMap<>();
    map.ifPresent(at -> at.fields(problems).forEach(field -> found.put(field.name(), read(field))));
    return found;
  }

  /** One interface, or the body of an interface type. */
  public InterfaceDefinition read(Field field) {
    Cursor at = field.value();
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (Field one : at.fields(problems)) {
      if (!NO_OPERATIONS.contains(one.name())) {
        operations.put(one.name(), operation(one));
      }
    }
    operations.putAll(operations(at.get("operations")));
    return new InterfaceDefinition(
        field.name(),
        field,
        at.get("type").flatMap(type -> type.text(problems).map(name -> new TypeName(name, type))),
        inputs(at.get("inputs")),
        operations,
        operations(at.get("notifications")));
  }

  private Map<String, Operation> operations(Optional<Cursor> map) {
    Map<String, Operation> found = new LinkedHashMap<>();
    map.ifPresent(
        at -> at.fields(problems).forEach(field -> found.put(field.name(), operation(field))));
    return found;
  }

  private Operation operation(Field field) {
    Cursor at = field.value();
    if (at.scalar().isPresent() && !at.isNull()) {
      return new Operation(field.name(), field, Optional.of(at), Map.of(), Map.of());
    }
    at.expectMap(problems);
    at.checkKeys(problems, OPERATION_KEYS);
    return new Operation(
        field.name(),
        field,
        at.get("implementation"),
        inputs(at.get("inputs")),
        outputs(at.get("outputs")));
  }

  private Map<String, Cursor> outputs(Optional<Cursor> map) {
    Map<String, Cursor> found = new LinkedHashMap<>();
    map.ifPresent(
        at -> at.fields(problems).forEach(field -> found.put(field.name(), field.value())));
    return found;
  }

  private Map<String, Input> inputs(Optional<Cursor> map) {
    Map<String, Input> found = new LinkedHashMap<>();
    map.ifPresent(
        at -> at.fields(problems).forEach(field -> found.put(field.name(), input(field))));
    return found;
  }

  // A value may be a map with a key 'type' as well; then it has keys that no definition has.
  private Input input(Field field) {
    if (!definitions.isParameter(field.value())) {
      return new Input(field.name(), field, Optional.empty(), Optional.of(field.value()));
    }
    Optional<PropertyDefinition> definition = definitions.parameter(field);
    return new Input(
        field.name(),
        field,
        definition,
        field.value().get("value").or(() -> definition.flatMap(PropertyDefinition::defaultValue)));
  }
}
