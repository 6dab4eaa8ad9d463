package levante.tosca.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import levante.tosca.data.Value;
import levante.tosca.declare.Declarations;
import levante.tosca.declare.NodeDeclaration;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;

/** Follows get_property and get_attribute to the node templates and capabilities they name. */
public final class References {
  private final Declarations declarations;
  private final Owners owners;
  private final PropertyResolver properties;
  private final Function<NodeDeclaration, Scope> scopes;
  private final ReferenceStart start;
  private final Problems problems;

  /**
   * References as seen from one place.
   *
   * @param scopes the functions of the node template that owns a property
   */
  public References(
      Declarations declarations,
      Owners owners,
      PropertyResolver properties,
      Function<NodeDeclaration, Scope> scopes,
      ReferenceStart start) {
    this.declarations = declarations;
    this.owners = owners;
    this.properties = properties;
    this.scopes = scopes;
    this.start = start;
    this.problems = start.problems();
  }

  /** The value of a property, or nothing and a problem. */
  public Optional<Value> property(Field call, int depth) {
    return walk(call)
        .flatMap(
            way -> {
              Optional<Value> value = property(way, depth);
              if (value.isEmpty() && !way.isOfProperty()) {
                unknown(ProblemCode.UNKNOWN_PROPERTY, "property", way, way.propertyNames());
              }
              return value;
            });
  }

  /** The attribute to ask for later, or the value of the property that stands for it. */
  public Optional<Value> attribute(Field call, int depth) {
    Optional<Way> found = walk(call);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Way way = found.get();
    if (way.isOfAttribute()) {
      List<String> path = new ArrayList<>();
      way.owner().capability().ifPresent(path::add);
      path.addAll(way.names());
      return Optional.of(
          new Value.Reference(Value.Reference.Kind.ATTRIBUTE, way.node().name(), path));
    }
    if (way.isOfProperty()) {
      return property(way, depth);
    }
    TreeSet<String> known = new TreeSet<>(way.attributeNames());
    known.addAll(way.propertyNames());
    return unknown(ProblemCode.UNKNOWN_ATTRIBUTE, "attribute", way, known);
  }

  private Optional<Value> unknown(
      ProblemCode code, String word, Way way, java.util.Collection<String> known) {
    problems.error(
        code,
        way.rest().get(0),
        "'%s' has no %s '%s'%s"
            .formatted(
                way.owner().name(),
                word,
                way.names().get(0),
                Nearest.hint(way.names().get(0), known)));
    return Optional.empty();
  }

  private Optional<Value> property(Way way, int depth) {
    PropertyDefinition definition = way.owner().definitions().get(way.names().get(0));
    if (definition == null) {
      return Optional.empty();
    }
    if (!properties.isGiven(way.owner(), definition)) {
      problems.error(
          ProblemCode.UNKNOWN_PROPERTY,
          way.rest().get(0),
          "'%s' has no value for the property '%s'"
              .formatted(way.owner().name(), definition.name()));
      return Optional.empty();
    }
    Optional<Value> value =
        properties.value(way.owner(), definition, scopes.apply(way.node()), depth);
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
            items ->
                key.matches("[0-9]{1,6}") && Integer.parseInt(key) < items.values().size()
                    ? Optional.of(items.values().get(Integer.parseInt(key)))
                    : Optional.empty(),
            entries -> Optional.ofNullable(entries.values().get(key)),
            attribute -> Optional.empty(),
            call -> Optional.empty());
    if (part.isEmpty()) {
      problems.error(
          ProblemCode.UNKNOWN_PROPERTY, step, "the property has nothing at '%s'".formatted(key));
    }
    return part;
  }

  private Optional<Way> walk(Field call) {
    List<Cursor> arguments = call.value().items();
    boolean wellFormed =
        arguments.size() >= 2
            && arguments.stream().allMatch(one -> one.scalar().isPresent() && !one.isNull());
    if (!wellFormed) {
      problems.error(
          ProblemCode.INVALID_FUNCTION,
          call,
          "%s wants a list: a node template, then a name, such as [ SELF, name ]"
              .formatted(call.name()));
      return Optional.empty();
    }
    return start
        .find(arguments.get(0))
        .flatMap(node -> enter(node, arguments.subList(1, arguments.size())));
  }

  // A first name may be a capability's or a requirement's; the node template's own names go first.
  private Optional<Way> enter(NodeDeclaration node, List<Cursor> rest) {
    Optional<Way> own = owners.node(node).map(owner -> new Way(node, owner, rest));
    if (own.isEmpty() || rest.size() < 2 || own.get().isOfAttribute() || own.get().isOfProperty()) {
      return own;
    }
    String first = rest.get(0).scalar().orElse("");
    List<Cursor> further = rest.subList(1, rest.size());
    Optional<Owner> capability = owners.capability(node, first);
    if (capability.isPresent()) {
      return Optional.of(new Way(node, capability.get(), further));
    }
    Optional<NodeDeclaration> target = declarations.target(node, first);
    if (target.isEmpty()) {
      return own;
    }
    Optional<Owner> targets =
        further.size() > 1
            ? owners.capability(target.get(), further.get(0).scalar().orElse(""))
            : Optional.empty();
    return targets.isPresent()
        ? Optional.of(new Way(target.get(), targets.get(), further.subList(1, further.size())))
        : owners.node(target.get()).map(owner -> new Way(target.get(), owner, further));
  }

  /** An owner that was reached, and the names that are left to follow in it. */
  private record Way(NodeDeclaration node, Owner owner, List<Cursor> rest) {
    List<String> names() {
      return rest.stream().map(one -> one.scalar().orElse("")).toList();
    }

    boolean isOfProperty() {
      return propertyNames().contains(names().get(0));
    }

    boolean isOfAttribute() {
      return attributeNames().contains(names().get(0));
    }

    java.util.Set<String> propertyNames() {
      return owner.definitions().keySet();
    }

    java.util.Set<String> attributeNames() {
      return owner.attributes();
    }
  }
}
