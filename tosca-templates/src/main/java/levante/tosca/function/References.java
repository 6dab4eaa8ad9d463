package levante.tosca.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import levante.tosca.data.Value;
import levante.tosca.entity.Entity;
import levante.tosca.entity.Moment;
import levante.tosca.entity.Owner;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;

/** Follows get_property and get_attribute, as seen from one place, to what they name. */
final class References {
  /** The attribute that every node template has from the start: its own name. */
  private static final String OWN_NAME = "tosca_name";

  private static final Pattern INDEX = Pattern.compile("[0-9]{1,6}");

  private final Ways ways;
  private final PropertyResolver properties;
  private final EntityFinder finder;
  private final Unset unset;
  private final Problems problems;

  /**
   * References from one place.
   *
   * @param unset what a property that nobody gave a value is there
   */
  References(Ways ways, PropertyResolver properties, EntityFinder finder, Unset unset) {
    this.ways = ways;
    this.properties = properties;
    this.finder = finder;
    this.unset = unset;
    this.problems = finder.problems();
  }

  /** The value of a property, or nothing and a problem. */
  Optional<Value> property(Field call, int depth) {
    List<Cursor> names = names(call);
    List<Entity> entities = names.isEmpty() ? List.of() : finder.find(names.get(0));
    if (entities.isEmpty()) {
      return Optional.empty();
    }
    List<Cursor> rest = names.subList(1, names.size());
    Optional<Way> way = ways.find(entities, rest, Way::isOfProperty);
    if (way.isEmpty()) {
      return unknown(ProblemCode.UNKNOWN_PROPERTY, entities.get(0), rest);
    }
    return property(way.get(), depth);
  }

  /** The attribute to ask for later, or the value of the property that stands for it. */
  Optional<Value> attribute(Field call, int depth) {
    List<Cursor> names = names(call);
    if (names.isEmpty()) {
      return Optional.empty();
    }
    List<Cursor> rest = names.subList(1, names.size());
    if (names.get(0).scalar().filter("ORCHESTRATOR"::equals).isPresent()) {
      List<String> path = rest.stream().map(one -> one.scalar().orElse("")).toList();
      return Optional.of(new Value.Reference(Value.Reference.Kind.ATTRIBUTE, "ORCHESTRATOR", path));
    }
    List<Entity> entities = finder.find(names.get(0));
    if (entities.isEmpty()) {
      return Optional.empty();
    }
    Optional<Way> way = ways.find(entities, rest, one -> one.isOfAttribute() || one.isOfProperty());
    if (way.isEmpty()) {
      return unknown(ProblemCode.UNKNOWN_ATTRIBUTE, entities.get(0), rest);
    }
    return way.get().isOfAttribute() ? attribute(way.get(), depth) : property(way.get(), depth);
  }

  private Optional<Value> attribute(Way way, int depth) {
    Owner owner = way.owner();
    boolean isName = way.firstName().equals(OWN_NAME) && owner.capability().isEmpty();
    if (isName && owner.entity() instanceof Entity.OfNode) {
      return Optional.of(Value.text(owner.entity().name()));
    }
    PropertyDefinition definition = owner.attributes().get(way.firstName());
    if (properties.isAssigned(owner.ofAttributes(), definition)) {
      return walked(properties.value(owner.ofAttributes(), definition, depth), way);
    }
    return Optional.of(
        new Value.Reference(Value.Reference.Kind.ATTRIBUTE, owner.entity().name(), way.path()));
  }

  private Optional<Value> property(Way way, int depth) {
    PropertyDefinition definition = way.owner().definitions().get(way.firstName());
    if (properties.isGiven(way.owner(), definition)) {
      return walked(properties.value(way.owner(), definition, depth), way);
    }
    if (unset == Unset.IS_TOLD_WHEN_IT_RUNS) {
      return Optional.of(
          new Value.Reference(
              Value.Reference.Kind.ATTRIBUTE, way.owner().entity().name(), way.path()));
    }
    if (unset == Unset.IS_A_PROBLEM) {
      problems.error(
          ProblemCode.UNKNOWN_PROPERTY,
          way.first(),
          "'%s' has no value for the property '%s'"
              .formatted(way.owner().name(), definition.name()));
    }
    return Optional.empty();
  }

  private Optional<Value> walked(Optional<Value> start, Way way) {
    Optional<Value> value = start;
    for (Cursor step : way.rest().subList(1, way.rest().size())) {
      value = value.flatMap(one -> step(one, step));
    }
    return value;
  }

  private Optional<Value> step(Value value, Cursor step) {
    String key = step.scalar().orElse("");
    Optional<Value> part =
        value.match(
            literal -> Optional.empty(),
            items -> index(key, items.values().size()).map(items.values()::get),
            entries -> Optional.ofNullable(entries.values().get(key)),
            reference -> into(reference, key),
            call -> Optional.empty());
    if (part.isEmpty() && unset != Unset.IS_LEFT_OUT) {
      problems.error(
          ProblemCode.UNKNOWN_PROPERTY, step, "the property has nothing at '%s'".formatted(key));
    }
    return part;
  }

  static Optional<Integer> index(String key, int size) {
    return INDEX.matcher(key).matches() && Integer.parseInt(key) < size
        ? Optional.of(Integer.parseInt(key))
        : Optional.empty();
  }

  // What is known when it runs has parts that are known then.
  private static Optional<Value> into(Value.Reference reference, String key) {
    boolean hasParts =
        reference.kind() == Value.Reference.Kind.ATTRIBUTE
            || reference.kind() == Value.Reference.Kind.OPERATION_OUTPUT;
    List<String> path = new ArrayList<>(reference.path());
    path.add(key);
    return hasParts
        ? Optional.of(new Value.Reference(reference.kind(), reference.entity(), path))
        : Optional.empty();
  }

  private Optional<Value> unknown(ProblemCode code, Entity entity, List<Cursor> rest) {
    // An entity whose type is unknown has had its problem already.
    ways.meant(entity, rest)
        .ifPresent(
            way -> {
              boolean ofAttribute = code == ProblemCode.UNKNOWN_ATTRIBUTE;
              TreeSet<String> known = new TreeSet<>(way.owner().definitions().keySet());
              if (ofAttribute) {
                known.addAll(way.owner().attributes().keySet());
              }
              problems.error(
                  code,
                  way.first(),
                  "'%s' has no %s '%s'%s"
                      .formatted(
                          way.owner().name(),
                          ofAttribute ? Moment.ATTRIBUTE.word() : Moment.PLAN.word(),
                          way.firstName(),
                          Nearest.hint(way.firstName(), known)));
            });
    return Optional.empty();
  }

  // The names of a well-formed call; none and a problem for another.
  private List<Cursor> names(Field call) {
    List<Cursor> arguments = call.value().items();
    if (arguments.size() < 2) {
      problems.error(
          ProblemCode.INVALID_FUNCTION,
          call,
          "%s wants a list: a node template, then a name, such as [ SELF, name ]"
              .formatted(call.name()));
      return List.of();
    }
    return Arguments.areNames(arguments, call.name(), problems) ? arguments : List.of();
  }
}
