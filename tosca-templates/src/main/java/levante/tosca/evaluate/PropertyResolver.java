package levante.tosca.evaluate;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;

/**
 * Gives each property of each node template and capability its value, once: what the template
 * assigns, else the type's default. Properties may be computed from each other in any order.
 */
public final class PropertyResolver {
  private final ValueReader reader;
  private final Inputs inputs;
  private final Problems problems;
  private final Map<Owner.Key, Optional<Value>> known = new HashMap<>();
  private final Set<Owner.Key> underway = new HashSet<>();

  public PropertyResolver(ValueReader reader, Inputs inputs, Problems problems) {
    this.reader = reader;
    this.inputs = inputs;
    this.problems = problems;
  }

  /** All properties that have a value; unknown ones and missing ones are noted. */
  public Properties all(Owner owner, Scope scope) {
    owner.assigned().ifPresent(at -> refuseUnknown(owner, at));
    SortedMap<String, Value> values = new TreeMap<>();
    for (PropertyDefinition definition : owner.definitions().values()) {
      if (isGiven(owner, definition)) {
        value(owner, definition, scope, 0).ifPresent(value -> values.put(definition.name(), value));
      } else if (definition.required()) {
        problems.error(
            ProblemCode.MISSING_REQUIRED,
            owner.writtenAt(),
            "'%s' needs the property '%s' (%s)"
                .formatted(owner.name(), definition.name(), definition.schema().type().name()));
      }
    }
    return new Properties(values);
  }

  private void refuseUnknown(Owner owner, Cursor assigned) {
    for (Field field : assigned.fields(problems)) {
      if (!owner.definitions().containsKey(field.name())) {
        reader.noteUnknown(field, owner.typeName(), owner.definitions().keySet());
      }
    }
  }

  /** Whether the template assigns it or the type has a default. */
  public boolean isGiven(Owner owner, PropertyDefinition definition) {
    return assigned(owner, definition).isPresent() || definition.defaultValue().isPresent();
  }

  /** The value of one property; nothing when it is wrong, which is noted once. */
  public Optional<Value> value(Owner owner, PropertyDefinition definition, Scope scope, int depth) {
    Owner.Key key = owner.key(definition.name());
    if (known.containsKey(key)) {
      return known.get(key);
    }
    Optional<Cursor> assigned = assigned(owner, definition);
    if (!underway.add(key)) {
      problems.error(
          ProblemCode.CYCLIC_PROPERTY,
          assigned.orElse(owner.writtenAt().value()),
          "'%s' of '%s' is computed from itself".formatted(definition.name(), owner.name()));
      return Optional.empty();
    }
    Optional<Value> value =
        assigned.isPresent()
            ? reader.read(assigned.get(), definition.schema(), scope, depth)
            : reader.defaultOf(definition, owner.place(), depth);
    underway.remove(key);
    known.put(key, value);
    return value;
  }

  // An input that was left out leaves its property out, so that the type's default holds.
  private Optional<Cursor> assigned(Owner owner, PropertyDefinition definition) {
    return owner
        .assigned()
        .flatMap(all -> all.get(definition.name()))
        .filter(
            at -> at.get("get_input").flatMap(Cursor::scalar).filter(inputs::isAbsent).isEmpty());
  }
}
