package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.data.Value;
import levante.tosca.declare.KnownKeys;
import levante.tosca.define.DefinitionReader;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.library.TypeChecker;
import levante.tosca.model.Output;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.Schema;
import levante.tosca.value.Clauses;

/** Reads what a template promises to tell. */
final class OutputReader {
  private static final List<String> READ =
      List.of(
          "description",
          "value",
          "type",
          "constraints",
          "entry_schema",
          "key_schema",
          "status",
          "metadata");
  private static final List<String> READ_OVER = List.of("required", "default");

  private final TypeChecker types;
  private final ValueReader values;
  private final Problems problems;

  OutputReader(TypeChecker types, ValueReader values, Problems problems) {
    this.types = types;
    this.values = values;
    this.problems = problems;
  }

  List<Output> read(Cursor topology, Scope functions) {
    List<Output> outputs = new ArrayList<>();
    for (Field field : topology.get("outputs").map(at -> at.fields(problems)).orElse(List.of())) {
      read(field, functions, outputs);
    }
    return outputs;
  }

  private void read(Field field, Scope functions, List<Output> outputs) {
    Cursor at = field.value();
    at.expectMap(problems);
    KnownKeys.check(at, READ, READ_OVER, problems);
    if (at.get("value").isEmpty()) {
      problems.error(
          ProblemCode.MISSING_REQUIRED,
          field,
          "the output '%s' has no value".formatted(field.name()));
      return;
    }
    Optional<Schema> schema = schema(field);
    at.get("value")
        .flatMap(value -> values.read(value, schema.orElseGet(Schemas::any), functions, 0))
        .ifPresent(
            value ->
                outputs.add(
                    new Output(
                        field.name(),
                        at.get("description").flatMap(one -> one.text(problems)),
                        schema.map(one -> one.type().name()),
                        schema.flatMap(Schema::constraints).flatMap(this::written),
                        value)));
  }

  private Optional<Value> written(Clauses clauses) {
    return values.read(clauses.at(), Schemas.any(), Scope.NO_FUNCTIONS, 0);
  }

  // A value that only a running machine tells is held to its type when it is known.
  private Optional<Schema> schema(Field field) {
    Cursor at = field.value();
    if (at.get("type").isPresent()) {
      Optional<PropertyDefinition> definition = new DefinitionReader(problems).readOutput(field);
      definition.ifPresent(one -> types.checkProperties(List.of(one)));
      return definition
          .map(PropertyDefinition::schema)
          .filter(one -> types.isKnown(one.type().name()));
    }
    for (String key : List.of("constraints", "entry_schema", "key_schema")) {
      at.field(key)
          .ifPresent(
              one ->
                  problems.error(
                      ProblemCode.MISSING_REQUIRED,
                      one,
                      "'%s' means nothing without a type".formatted(key)));
    }
    return Optional.empty();
  }
}
