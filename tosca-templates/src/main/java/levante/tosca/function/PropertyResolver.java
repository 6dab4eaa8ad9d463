package levante.tosca.function;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import levante.tosca.data.Properties;
import levante.tosca.data.Value;
import levante.tosca.entity.Moment;
import levante.tosca.entity.Owner;
import levante.tosca.evaluate.Inputs;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;

/**
 * Gives each property of each owner its value, once: what the template assigns, else the type's
 * default. Properties may be computed from each other in any order.
 */
final class PropertyResolver {
  private static final Set<String> LONG_FORM = Set.of("description", "value");

  private final ValueReader reader;
  private final Inputs inputs;
  private final Function<Owner, Scope> scopes;
  private final Problems problems;
  private final Map<Owner.Key, Optional<Value>> known = new HashMap<>();
  private final Set<Owner.Key> underway = new HashSet<>();

  /**
   * A resolver that has resolved nothing yet.
   *
   * @param scopes the functions in what an owner is assigned
   */
  PropertyResolver(
      ValueReader reader, Inputs inputs, Function<Owner, Scope> scopes, Problems problems) {
    this.reader = reader;
    this.inputs = inputs;
    this.scopes = scopes;
    this.problems = problems;
  }

  /** All properties that have a value; unknown ones and missing ones are noted. */
  Properties all(Owner owner) {
    owner.assigned().ifPresent(at -> refuseUnknown(owner, at));
    SortedMap<String, Value> values = new TreeMap<>();
    Scope scope = scopes.apply(owner);
    for (PropertyDefinition definition : owner.definitions().values()) {
      owner.assigned().ifPresent(at -> reader.noteDeprecated(at, definition));
      Optional<Cursor> assigned = assigned(owner, definition);
      if (assigned.isPresent() || definition.defaultValue().isPresent()) {
        value(owner, definition, assigned, () -> scope, 0)
            .ifPresent(value -> values.put(definition.name(), value));
      } else if (definition.required() && !isSelected(owner)) {
        noteMissing(owner, definition);
      }
    }
    return new Properties(values);
  }

  // What exists has its properties already.
  private static boolean isSelected(Owner owner) {
    return owner.entity().match(node -> node.node().isSelected(), relationship -> false);
  }

  // A capability that the template leaves alone is as its type made it: the mistake is the type's,
  // and the Infrastructure Manager looks at no such capability.
  private void noteMissing(Owner owner, PropertyDefinition definition) {
    String message =
        "'%s' needs the property '%s' (%s)"
            .formatted(owner.name(), definition.name(), definition.schema().type().name());
    boolean isLeftAlone = owner.capability().isPresent() && owner.assigned().isEmpty();
    if (isLeftAlone && reader.judgesMildly(owner.typeName())) {
      problems.warning(ProblemCode.MISSING_REQUIRED, owner.writtenAt(), message);
    } else {
      problems.error(ProblemCode.MISSING_REQUIRED, owner.writtenAt(), message);
    }
  }

  /** Reads the attributes that a template assigns; unknown ones and wrong values are noted. */
  void checkAttributes(Owner owner) {
    if (owner.assignedAttributes().isEmpty()) {
      return;
    }
    Owner attributes = owner.ofAttributes();
    refuseUnknown(attributes, owner.assignedAttributes().get());
    for (PropertyDefinition definition : attributes.definitions().values()) {
      if (assigned(attributes, definition).isPresent()) {
        value(attributes, definition, 0);
      }
    }
  }

  private void refuseUnknown(Owner owner, Cursor assigned) {
    for (Field field : assigned.fields(problems)) {
      if (!owner.definitions().containsKey(field.name())) {
        boolean refused =
            reader.noteUnknown(
                field, owner.typeName(), owner.moment().word(), owner.definitions().keySet());
        if (refused) {
          reader.read(field.value(), Schemas.any(), scopes.apply(owner), 0);
        }
      }
    }
  }

  /** Whether the template assigns it or the type has a default. */
  boolean isGiven(Owner owner, PropertyDefinition definition) {
    return definition.defaultValue().isPresent() || assigned(owner, definition).isPresent();
  }

  /** Whether the template assigns an attribute. */
  boolean isAssigned(Owner owner, PropertyDefinition definition) {
    return assigned(owner, definition).isPresent();
  }

  /** The value of one property; nothing when it is wrong, which is noted once. */
  Optional<Value> value(Owner owner, PropertyDefinition definition, int depth) {
    Optional<Cursor> assigned = assigned(owner, definition);
    return value(owner, definition, assigned, () -> scopes.apply(owner), depth);
  }

  private Optional<Value> value(
      Owner owner,
      PropertyDefinition definition,
      Optional<Cursor> assigned,
      Supplier<Scope> functions,
      int depth) {
    Owner.Key key = owner.key(definition.name());
    Optional<Value> before = known.get(key);
    if (before != null) {
      return before;
    }
    if (!underway.add(key)) {
      problems.error(
          ProblemCode.CYCLIC_PROPERTY,
          assigned.orElse(owner.writtenAt().value()),
          "'%s' of '%s' is computed from itself".formatted(definition.name(), owner.name()));
      return Optional.empty();
    }
    Scope scope = functions.get();
    Optional<Value> value =
        assigned.isPresent()
            ? reader.read(assigned.get(), definition.schema(), scope, depth)
            : reader.defaultOf(definition, owner.place(), scope, depth);
    underway.remove(key);
    known.put(key, value);
    return value;
  }

  // An input that was left out leaves its property out, so that the type's default holds.
  private Optional<Cursor> assigned(Owner owner, PropertyDefinition definition) {
    return owner
        .assigned()
        .flatMap(all -> all.get(definition.name()))
        .map(at -> owner.moment() == Moment.ATTRIBUTE ? shortened(at, definition) : at)
        .filter(
            at -> at.get("get_input").flatMap(Cursor::scalar).filter(inputs::isAbsent).isEmpty());
  }

  // An attribute may be assigned in the long form, which describes the value beside it.
  private static Cursor shortened(Cursor at, PropertyDefinition definition) {
    boolean isLong =
        !definition.schema().type().name().equals("map")
            && at.fields().stream().map(Field::name).allMatch(LONG_FORM::contains);
    return isLong ? at.get("value").orElse(at) : at;
  }
}
