package levante.tosca.function;

import java.util.List;
import java.util.Optional;
import levante.tosca.data.Value;
import levante.tosca.evaluate.Inputs;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.Schema;

/** Computes get_input: an input, or what keys and indices lead to in it. */
record InputFunction(Inputs inputs, ValueReader reader, Fit fit, Problems problems) {
  /** Where the input is asked for, and what is wanted there. */
  private record Place(Field call, Schema schema, int depth) {}

  Optional<Value> call(Field call, Schema schema, int depth) {
    List<Cursor> arguments = call.value().isList() ? call.value().items() : List.of(call.value());
    if (arguments.isEmpty()) {
      problems.error(ProblemCode.INVALID_FUNCTION, call, "get_input wants the name of an input");
      return Optional.empty();
    }
    if (!Arguments.areNames(arguments, call.name(), problems)) {
      return Optional.empty();
    }
    String name = arguments.get(0).scalar().orElseThrow();
    if (inputs.defined().containsKey(name)) {
      Optional<Value> random = inputs.symbol(name);
      return random.isPresent()
          ? fit.fit(random.get(), call, schema, depth)
          : value(inputs.defined().get(name), arguments, new Place(call, schema, depth));
    }
    if (!inputs.refused().contains(name)) {
      problems.error(
          ProblemCode.UNKNOWN_INPUT,
          arguments.get(0),
          "there is no input '%s'%s"
              .formatted(name, Nearest.hint(name, inputs.defined().keySet())));
    }
    return Optional.empty();
  }

  private Optional<Value> value(
      PropertyDefinition definition, List<Cursor> arguments, Place place) {
    Field call = place.call();
    List<Cursor> steps = arguments.subList(1, arguments.size());
    boolean isWhole = Schemas.isAny(place.schema()) && steps.isEmpty();
    Schema wanted = isWhole ? definition.schema() : place.schema();
    Optional<Cursor> written = inputs.value(definition.name()).map(at -> at.movedTo(call.value()));
    Optional<Cursor> spelled = written.flatMap(at -> walked(at, steps));
    return spelled.isPresent()
        ? reader.read(spelled.get(), wanted, Scope.NO_FUNCTIONS, place.depth())
        : written
            .flatMap(at -> reader.read(at, definition.schema(), Scope.NO_FUNCTIONS, place.depth()))
            .flatMap(value -> walked(value, steps))
            .flatMap(value -> fit.fit(value, call, wanted, place.depth()));
  }

  // The part as it is spelled, unless only a data type's default has it.
  private static Optional<Cursor> walked(Cursor written, List<Cursor> steps) {
    Optional<Cursor> spelled = Optional.of(written);
    for (Cursor step : steps) {
      spelled = spelled.flatMap(one -> step(one, step));
    }
    return spelled;
  }

  private Optional<Value> walked(Value whole, List<Cursor> steps) {
    Optional<Value> value = Optional.of(whole);
    for (Cursor step : steps) {
      value = value.flatMap(one -> step(one, step));
    }
    return value;
  }

  private static Optional<Cursor> step(Cursor value, Cursor step) {
    String key = step.scalar().orElse("");
    return value.isList()
        ? References.index(key, value.size()).map(value.items()::get)
        : value.get(key);
  }

  private Optional<Value> step(Value value, Cursor step) {
    String key = step.scalar().orElse("");
    Optional<Value> found =
        value.match(
            literal -> Optional.empty(),
            items -> References.index(key, items.values().size()).map(items.values()::get),
            entries -> Optional.ofNullable(entries.values().get(key)),
            reference -> Optional.empty(),
            call -> Optional.empty());
    if (found.isEmpty()) {
      problems.error(
          ProblemCode.UNKNOWN_INPUT, step, "the input has nothing at '%s'".formatted(key));
    }
    return found;
  }
}
