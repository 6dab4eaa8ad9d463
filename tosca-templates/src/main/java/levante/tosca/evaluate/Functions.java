package levante.tosca.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.data.AttributeSource;
import levante.tosca.data.TextFunction;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.Schema;

/**
 * Computes the functions in the values of one node template or of the outputs: at once when all is
 * known, else it gives a symbolic value.
 */
public final class Functions implements Scope {
  /** Longer texts are refused. Source: the most that fits a cloud's user data, 64 KiB. */
  private static final int MOST_CHARACTERS = 1 << 16;

  private final Inputs inputs;
  private final ValueReader reader;
  private final References references;
  private final Problems problems;

  public Functions(Inputs inputs, ValueReader reader, References references, Problems problems) {
    this.inputs = inputs;
    this.reader = reader;
    this.references = references;
    this.problems = problems;
  }

  @Override
  public boolean isFunction(Cursor at) {
    return function(at).isPresent();
  }

  private static Optional<FunctionName> function(Cursor at) {
    List<Field> fields = at.isMap() ? at.fields() : List.of();
    return fields.size() == 1
        ? FunctionName.named(fields.get(0).name())
            .filter(name -> !name.wantsList() || fields.get(0).value().isList())
        : Optional.empty();
  }

  @Override
  public boolean refusesFunction(Cursor at) {
    List<Field> fields = at.isMap() ? at.fields() : List.of();
    if (fields.size() != 1) {
      return false;
    }
    String name = fields.get(0).name();
    boolean looksLikeOne =
        name.startsWith("get_") || Nearest.to(name, FunctionName.all()).isPresent();
    if (looksLikeOne) {
      problems.error(
          ProblemCode.UNKNOWN_FUNCTION,
          fields.get(0),
          "there is no function '%s'%s".formatted(name, Nearest.hint(name, FunctionName.all())));
    }
    return looksLikeOne;
  }

  @Override
  public Optional<Value> call(Cursor at, Schema schema, int depth) {
    Field call = at.fields().get(0);
    FunctionName name = function(at).orElseThrow();
    return switch (name) {
      case GET_INPUT -> input(call, schema, depth);
      case GET_PROPERTY ->
          references.property(call, depth).flatMap(one -> fit(one, call, schema, depth));
      case GET_ATTRIBUTE ->
          references.attribute(call, depth).flatMap(one -> fit(one, call, schema, depth));
      case CONCAT, JOIN, TOKEN -> text(call, name, schema, depth);
      default -> {
        problems.error(
            ProblemCode.NOT_SUPPORTED,
            call,
            "the function '%s' is not computed here".formatted(call.name()));
        yield Optional.empty();
      }
    };
  }

  private Optional<Value> input(Field call, Schema schema, int depth) {
    List<Cursor> arguments = call.value().isList() ? call.value().items() : List.of(call.value());
    Optional<String> name =
        arguments.isEmpty() ? Optional.empty() : arguments.get(0).text(problems);
    if (name.isEmpty()) {
      return invalid(call, "get_input wants the name of an input");
    }
    if (!inputs.defined().containsKey(name.get())) {
      refuseUnknownInput(arguments.get(0), name.get());
      return Optional.empty();
    }
    Optional<Value> random = inputs.symbol(name.get());
    if (random.isPresent()) {
      return fit(random.get(), call, schema, depth);
    }
    Optional<Cursor> value = inputs.value(name.get());
    for (Cursor step : arguments.subList(1, arguments.size())) {
      value = value.flatMap(one -> step(one, step));
    }
    Schema wanted =
        Schemas.isAny(schema) && arguments.size() == 1
            ? inputs.defined().get(name.get()).schema()
            : schema;
    return value.flatMap(
        one -> reader.read(one.movedTo(call.value()), wanted, Scope.NO_FUNCTIONS, depth));
  }

  private void refuseUnknownInput(Cursor at, String name) {
    if (!inputs.refused().contains(name)) {
      problems.error(
          ProblemCode.UNKNOWN_INPUT,
          at,
          "there is no input '%s'%s"
              .formatted(name, Nearest.hint(name, inputs.defined().keySet())));
    }
  }

  private Optional<Cursor> step(Cursor value, Cursor step) {
    Optional<String> key = step.text(problems);
    Optional<Cursor> found =
        key.flatMap(
            one ->
                value.isList()
                    ? value.items().stream()
                        .filter(item -> item.path().equals(value.path() + "/" + one))
                        .findFirst()
                    : value.get(one));
    if (key.isPresent() && found.isEmpty()) {
      problems.error(
          ProblemCode.UNKNOWN_INPUT, step, "the input has nothing at '%s'".formatted(key.get()));
    }
    return found;
  }

  private Optional<Value> text(Field call, FunctionName name, Schema schema, int depth) {
    List<Cursor> items = call.value().items();
    Optional<String> misuse = misuse(name, items.size());
    if (misuse.isPresent()) {
      return invalid(call, misuse.get());
    }
    List<Value> arguments = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      reader.read(items.get(i), argument(name, i), this, depth).ifPresent(arguments::add);
    }
    if (arguments.size() < items.size()) {
      return Optional.empty();
    }
    return computed(TextFunction.valueOf(name.name()), arguments, call)
        .flatMap(value -> fit(value, call, schema, depth));
  }

  private Optional<Value> computed(TextFunction function, List<Value> arguments, Field call) {
    if (!arguments.stream().allMatch(Value::isKnown)) {
      return Optional.of(new Value.Call(function, arguments));
    }
    List<Object> known =
        arguments.stream()
            .flatMap(one -> one.evaluate(AttributeSource.NOTHING_RUNS).stream())
            .toList();
    if (known.stream().mapToLong(Functions::length).sum() > MOST_CHARACTERS) {
      problems.error(
          ProblemCode.TOO_LARGE,
          call,
          "the text has more than %d characters".formatted(MOST_CHARACTERS));
      return Optional.empty();
    }
    Optional<String> result = function.apply(known).map(Object::toString);
    if (result.isEmpty()) {
      return invalid(call, "%s finds no such part".formatted(call.name()));
    }
    return result.map(Value::text);
  }

  private static long length(Object known) {
    return known instanceof List<?> items
        ? items.stream().mapToLong(Functions::length).sum()
        : known.toString().length();
  }

  private static Optional<String> misuse(FunctionName name, int arguments) {
    return switch (name) {
      case CONCAT ->
          arguments > 0 ? Optional.empty() : Optional.of("concat wants at least one text");
      case JOIN ->
          arguments == 1 || arguments == 2
              ? Optional.empty()
              : Optional.of("join wants a list of texts and, if you like, a delimiter");
      default ->
          arguments == 3
              ? Optional.empty()
              : Optional.of("token wants a text, the characters to cut at, and an index");
    };
  }

  private static Schema argument(FunctionName name, int index) {
    if (name == FunctionName.JOIN && index == 0) {
      return Schemas.listOfAny();
    }
    return name == FunctionName.TOKEN && index == 2 ? Schemas.integer() : Schemas.string();
  }

  // A known value is read again under the schema of its new place; another has to be able to wait.
  private Optional<Value> fit(Value value, Field call, Schema schema, int depth) {
    if (Schemas.isAny(schema)) {
      return reader.passes(call.value(), value) ? Optional.of(value) : Optional.empty();
    }
    if (value.isKnown()) {
      return reader.read(Schemas.written(value, call.value()), schema, Scope.NO_FUNCTIONS, depth);
    }
    if (Schemas.mayWait(schema)) {
      return reader.passes(call.value(), value) ? Optional.of(value) : Optional.empty();
    }
    problems.error(
        ProblemCode.NOT_KNOWN_BEFORE_START,
        call,
        "a %s has to be known before machines run".formatted(schema.type().name()));
    return Optional.empty();
  }

  private Optional<Value> invalid(Field call, String message) {
    problems.error(ProblemCode.INVALID_FUNCTION, call, message);
    return Optional.empty();
  }
}
