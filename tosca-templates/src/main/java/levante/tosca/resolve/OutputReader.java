package levante.tosca.resolve;

import java.util.ArrayList;
import java.util.List;
import levante.tosca.declare.KnownKeys;
import levante.tosca.evaluate.Schemas;
import levante.tosca.evaluate.Scope;
import levante.tosca.evaluate.ValueReader;
import levante.tosca.model.Output;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/** Reads what a template promises to tell. */
final class OutputReader {
  private static final List<String> READ = List.of("description", "value");
  private static final List<String> READ_OVER =
      List.of("type", "required", "constraints", "entry_schema", "status", "metadata");

  private final ValueReader values;
  private final Problems problems;

  OutputReader(ValueReader values, Problems problems) {
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
    at.get("value")
        .flatMap(value -> values.read(value, Schemas.any(), functions, 0))
        .ifPresent(
            value ->
                outputs.add(
                    new Output(
                        field.name(),
                        at.get("description").flatMap(one -> one.text(problems)),
                        value)));
  }
}
