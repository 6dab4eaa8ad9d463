package levante.tosca.evaluate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.library.EffectiveType;
import levante.tosca.library.TypeLibrary;
import levante.tosca.library.UnknownProperties;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeKind;
import levante.tosca.value.Clauses;
import levante.tosca.value.Constraint;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;
import levante.tosca.value.Shape;

/**
 * Reads values under the schema of their place: type, entries, fields and constraints. What cannot
 * be read is noted and left out.
 */
public final class ValueReader {
  private final TypeLibrary library;
  private final Problems problems;
  private final Budget budget;

  public ValueReader(TypeLibrary library, Problems problems) {
    this(library, problems, new Budget());
  }

  private ValueReader(TypeLibrary library, Problems problems, Budget budget) {
    this.library = library;
    this.problems = problems;
    this.budget = budget;
  }

  /** A reader that spends the same budget and notes problems elsewhere. */
  public ValueReader noting(Problems other) {
    return new ValueReader(library, other, budget);
  }

  public Optional<Value> read(Cursor at, Schema schema, Scope scope, int depth) {
    if (!budget.spend(at, depth, problems)) {
      return Optional.empty();
    }
    if (scope.isFunction(at)) {
      return scope.call(at, schema, depth + 1);
    }
    String type = schema.type().name();
    Optional<ScalarType> scalar = ScalarType.named(type);
    if (scalar.isPresent()) {
      return scalar(at, scalar.get(), scope)
          .filter(value -> satisfies(at, value, Shape.of(scalar.get()), schema.constraints()));
    }
    return switch (type) {
      case "list" -> list(at, schema, scope, depth);
      case "map" -> map(at, schema, scope, depth);
      case "range" ->
          range(at).filter(value -> satisfies(at, value, Shape.RANGE, schema.constraints()));
      case Schemas.ANY -> any(at, scope, depth);
      default -> ofDataType(at, schema, scope, depth);
    };
  }

  /** Whether the types come from a world whose tools do not check every rule. */
  boolean isLenient() {
    return library.isLenient();
  }

  /** Whether there is budget left for a value that is taken over from elsewhere. */
  public boolean passes(Cursor at, Value value) {
    return budget.spendAll(at, value, problems);
  }

  private Optional<Value> scalar(Cursor at, ScalarType type, Scope scope) {
    if (scope.refusesFunction(at)) {
      return Optional.empty();
    }
    Cursor measured =
        type == ScalarType.SIZE && isLenient() ? SizeWithoutUnit.inMegabytes(at, problems) : at;
    return ScalarReader.read(measured, type, problems).map(Value.Literal::new);
  }

  private Optional<Value> list(Cursor at, Schema schema, Scope scope, int depth) {
    Schema entry = schema.entry().orElseGet(Schemas::any);
    if (!at.isList()) {
      return misfit(at, "a list");
    }
    List<Value> values = new ArrayList<>();
    for (Cursor item : at.items()) {
      read(item, entry, scope, depth + 1).ifPresent(values::add);
    }
    return fitting(at, new Value.Items(values), Shape.LIST, schema);
  }

  private Optional<Value> map(Cursor at, Schema schema, Scope scope, int depth) {
    Schema entry = schema.entry().orElseGet(Schemas::any);
    if (!at.isMap()) {
      return misfit(at, "a map");
    }
    SortedMap<String, Value> values = new TreeMap<>();
    for (Field field : at.fields()) {
      schema.key().ifPresent(key -> checkKey(field, key, depth + 1));
      read(field.value(), entry, scope, depth + 1).ifPresent(one -> values.put(field.name(), one));
    }
    return fitting(at, new Value.Entries(values), Shape.MAP, schema);
  }

  private Optional<Value> fitting(Cursor at, Value value, Shape shape, Schema schema) {
    return Optional.of(value).filter(one -> satisfies(at, one, shape, schema.constraints()));
  }

  private void checkKey(Field field, Schema schema, int depth) {
    YamlNode key = new YamlNode.Scalar(field.name(), false, field.namePosition());
    read(field.value().holding(key), schema, Scope.NO_FUNCTIONS, depth);
  }

  private Optional<Value> misfit(Cursor at, String wanted) {
    problems.error(
        ProblemCode.INVALID_VALUE, at, "%s is wanted here, not %s".formatted(wanted, at.shape()));
    return Optional.empty();
  }

  private Optional<Value> range(Cursor at) {
    List<Cursor> bounds = at.items();
    if (bounds.size() != 2) {
      return misfit(at, "a range of two bounds, such as [ 1, 4 ],");
    }
    boolean open = bounds.get(1).scalar().filter("UNBOUNDED"::equals).isPresent();
    Optional<Scalar> low = ScalarReader.read(bounds.get(0), ScalarType.INTEGER, problems);
    Optional<Scalar> high =
        open
            ? Optional.of(new Scalar.Text("UNBOUNDED"))
            : ScalarReader.read(bounds.get(1), ScalarType.INTEGER, problems);
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    if (low.get() instanceof Scalar.Amount from
        && high.get() instanceof Scalar.Amount to
        && from.value().compareTo(to.value()) > 0) {
      problems.error(
          ProblemCode.INVALID_VALUE, at, "the lower bound is greater than the upper one");
      return Optional.empty();
    }
    return Optional.of(
        new Value.Items(List.of(new Value.Literal(low.get()), new Value.Literal(high.get()))));
  }

  private Optional<Value> any(Cursor at, Scope scope, int depth) {
    if (at.isList()) {
      return list(at, Schemas.listOfAny(), scope, depth);
    }
    if (at.isMap()) {
      return scope.refusesMisspelled(at) ? Optional.empty() : map(at, Schemas.any(), scope, depth);
    }
    boolean plain = at.node() instanceof YamlNode.Scalar one && one.plain();
    String text = at.scalar().orElse("");
    return Optional.of(
        new Value.Literal(plain ? ScalarReader.untyped(text) : new Scalar.Text(text)));
  }

  private Optional<Value> ofDataType(Cursor at, Schema schema, Scope scope, int depth) {
    Optional<EffectiveType> found = library.effective(TypeKind.DATA, schema.type().name());
    if (found.isEmpty()) {
      // That the type does not exist has been noted where it is named.
      return Optional.empty();
    }
    EffectiveType type = found.get();
    Optional<Value> value =
        type.scalar().isPresent()
            ? scalar(at, type.scalar().get(), scope)
            : ofBasis(at, type, scope, depth);
    return value.filter(
        one ->
            type.constraints().stream()
                    .allMatch(clauses -> satisfies(at, one, type.shape(), Optional.of(clauses)))
                && satisfies(at, one, type.shape(), schema.constraints()));
  }

  private Optional<Value> ofBasis(Cursor at, EffectiveType type, Scope scope, int depth) {
    return type.basis().isPresent()
        ? read(at, type.basis().get(), scope, depth)
        : complex(at, type, scope, depth);
  }

  private Optional<Value> complex(Cursor at, EffectiveType type, Scope scope, int depth) {
    if (!at.isMap()) {
      return misfit(at, "a map of a " + type.name());
    }
    for (Field field : at.fields()) {
      if (!type.properties().containsKey(field.name())
          && noteUnknown(field, type.name(), "property", type.properties().keySet())) {
        read(field.value(), Schemas.any(), scope, depth + 1);
      }
    }
    SortedMap<String, Value> values = new TreeMap<>();
    for (PropertyDefinition definition : type.properties().values()) {
      field(at, type, definition, scope, depth + 1)
          .ifPresent(value -> values.put(definition.name(), value));
    }
    return Optional.of(new Value.Entries(values));
  }

  /** Notes what a type does not have, and whether that is a mistake: if not, it is a warning. */
  public boolean noteUnknown(Field field, String type, String word, Collection<String> known) {
    String message =
        "a %s has no %s '%s'%s"
            .formatted(type, word, field.name(), Nearest.hint(field.name(), known));
    if (judgesMildly(type)) {
      problems.warning(ProblemCode.UNRECOGNIZED_PROPERTY, field, message);
    } else {
      problems.error(ProblemCode.UNRECOGNIZED_PROPERTY, field, message);
    }
    return !judgesMildly(type);
  }

  /** Whether a type, or what it is derived from, is of a profile that is judged mildly. */
  public boolean judgesMildly(String type) {
    return library.unknownProperties(type) == UnknownProperties.WARNED;
  }

  private Optional<Value> field(
      Cursor at, EffectiveType type, PropertyDefinition definition, Scope scope, int depth) {
    Optional<Cursor> given = at.get(definition.name());
    if (given.isPresent()) {
      noteDeprecated(at, definition);
      return read(given.get(), definition.schema(), scope, depth);
    }
    if (definition.defaultValue().isPresent()) {
      return defaultOf(definition, at, scope, depth);
    }
    if (definition.required()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          at,
          "a %s needs the property '%s'".formatted(type.name(), definition.name()));
    }
    return Optional.empty();
  }

  /** Notes a property that is given although its type advises against it. */
  public void noteDeprecated(Cursor assigned, PropertyDefinition definition) {
    if (definition.status() != PropertyDefinition.Status.DEPRECATED) {
      return;
    }
    Optional<Field> field = assigned.field(definition.name());
    if (field.isPresent()) {
      problems.warning(
          ProblemCode.DEPRECATED,
          field.get(),
          "'%s' is deprecated%s"
              .formatted(definition.name(), definition.description().map(": "::concat).orElse("")));
    }
  }

  /** A type's default; a function in it is called as if it were written at that place. */
  public Optional<Value> defaultOf(
      PropertyDefinition definition, Cursor place, Scope scope, int depth) {
    // What a plain default does wrong is told where it is written, however many use it.
    return definition
        .defaultValue()
        .map(value -> scope.isFunction(value) ? value.movedTo(place) : value)
        .flatMap(value -> read(value, definition.schema(), scope, depth));
  }

  private boolean satisfies(Cursor at, Value value, Shape shape, Optional<Clauses> clauses) {
    if (clauses.isEmpty() || !value.isKnown()) {
      return true;
    }
    for (Constraint constraint : clauses.get().on(shape)) {
      Optional<String> wanted = constraint.violatedBy(value);
      if (wanted.isPresent()) {
        problems.error(
            ProblemCode.INVALID_VALUE,
            at,
            "%s has to be %s".formatted(at.shape().replaceFirst("^the text ", ""), wanted.get()));
        return false;
      }
    }
    return true;
  }
}
