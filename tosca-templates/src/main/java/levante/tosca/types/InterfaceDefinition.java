package levante.tosca.types;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;

/**
 * An interface as a type defines it or a template assigns it; both share one grammar. In 1.0 to 1.2
 * the operations stand beside the other keys, in 1.3 under {@code operations}.
 *
 * @param inputs those of all its operations
 * @param operations in the order of the text
 * @param notifications in the order of the text
 */
public record InterfaceDefinition(
    String name,
    Field writtenAt,
    Optional<TypeName> type,
    Map<String, Input> inputs,
    Map<String, Operation> operations,
    Map<String, Operation> notifications) {
  /** The name under which an interface type keeps its own operations. */
  public static final String OWN = "";

  public InterfaceDefinition {
    inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    notifications = Collections.unmodifiableMap(new LinkedHashMap<>(notifications));
  }

  /** This one with what an ancestor defines and it does not; what is defined here wins. */
  public InterfaceDefinition over(InterfaceDefinition inherited) {
    Map<String, Input> allInputs = new LinkedHashMap<>(inherited.inputs);
    allInputs.putAll(inputs);
    return new InterfaceDefinition(
        name,
        writtenAt,
        type.or(inherited::type),
        allInputs,
        merged(inherited.operations, operations),
        merged(inherited.notifications, notifications));
  }

  private static Map<String, Operation> merged(
      Map<String, Operation> inherited, Map<String, Operation> own) {
    Map<String, Operation> all = new LinkedHashMap<>(inherited);
    own.forEach((key, one) -> all.merge(key, one, (older, newer) -> newer.over(older)));
    return all;
  }

  /**
   * One operation or notification.
   *
   * @param implementation a text or a map, as written
   * @param outputs by name, the list that says which attribute it sets
   */
  public record Operation(
      String name,
      Field writtenAt,
      Optional<Cursor> implementation,
      Map<String, Input> inputs,
      Map<String, Cursor> outputs) {
    public Operation {
      inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
      outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    /** This one with what an ancestor defines and it does not. */
    Operation over(Operation inherited) {
      Map<String, Input> allInputs = new LinkedHashMap<>(inherited.inputs);
      allInputs.putAll(inputs);
      Map<String, Cursor> allOutputs = new LinkedHashMap<>(inherited.outputs);
      allOutputs.putAll(outputs);
      return new Operation(
          name, writtenAt, implementation.or(inherited::implementation), allInputs, allOutputs);
    }
  }

  /**
   * An input: what it looks like when a definition says so, and its value when one is written.
   *
   * @param value the assigned value, else the definition's default
   */
  public record Input(
      String name,
      Field writtenAt,
      Optional<PropertyDefinition> definition,
      Optional<Cursor> value) {}
}
