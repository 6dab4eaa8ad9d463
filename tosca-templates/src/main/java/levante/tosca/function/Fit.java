package levante.tosca.function;

import java.util.Optional;
import levante.tosca.data.Value;
import levante.tosca.entity.Moment;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.Schema;

/**
 * Fits what a function gives to its new place.
 *
 * @param moment when the value has to be known there
 */
record Fit(ValueReader reader, Moment moment, Problems problems) {
  /** The value under the schema; a known one is read again, another has to be able to wait. */
  Optional<Value> fit(Value value, Field call, Schema schema, int depth) {
    if (Schemas.isAny(schema)) {
      return reader.passes(call.value(), value) ? Optional.of(value) : Optional.empty();
    }
    if (value.isKnown()) {
      return reader.read(Schemas.written(value, call.value()), schema, Scope.NO_FUNCTIONS, depth);
    }
    if (moment != Moment.PLAN || Schemas.mayWait(schema)) {
      return reader.passes(call.value(), value) ? Optional.of(value) : Optional.empty();
    }
    problems.error(
        ProblemCode.NOT_KNOWN_BEFORE_START,
        call,
        "a %s has to be known before machines run".formatted(schema.type().name()));
    return Optional.empty();
  }
}
