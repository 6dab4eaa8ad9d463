package levante.tosca.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import levante.kernel.SourcePosition;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import levante.tosca.parse.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintReaderTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource({
    "INTEGER, equal: 4, 4, 5",
    "INTEGER, greater_than: 4, 5, 4",
    "INTEGER, greater_or_equal: 4, 4, 3",
    "FLOAT, less_than: 4, 3.99, 4.0",
    "SIZE, less_or_equal: 1 GiB, 1024 MiB, 1.1 GB",
    "SIZE, 'in_range: [ 1 GB, 2 GB ]', 1500 MB, 2001 MB",
    "INTEGER, 'in_range: [ 1, UNBOUNDED ]', 999999, 0",
    "SIZE, 'valid_values: [ 2 GB, 4 GB ]', 2000 MB, 3 GB",
    "STRING, 'valid_values: [ a, 1.30 ]', 1.30, 1.3",
    "STRING, length: 3, äöü, ab",
    "STRING, min_length: 2, ab, a",
    "STRING, max_length: 2, ab, abc",
    "STRING, 'pattern: \"[a-z]+\"', ab, ab1",
    "VERSION, greater_or_equal: 1.10, 1.10.1, 1.9",
    "BOOLEAN, equal: true, yes, no",
    "VERSION, less_than: 1.2.0, 1.2.0.alpha-1, 1.2",
    "VERSION, greater_than: 1.2.0.beta-2, 1.2.0.beta-10, 1.2.0.beta-1",
    "TIMESTAMP, less_than: 2026-03-01T12:00:00+02:00, 2026-03-01T09:59:59Z, 2026-03-01T10:00:00Z",
    "TIMESTAMP, 'in_range: [ 2026-1-1, 2026-12-31 ]', 2026-02-03, 2027-1-1",
    "TIME, 'in_range: [ 1 m, 1 h ]', 3600 s, 59 s",
    "FREQUENCY, greater_than: 2 GHz, 2001 MHz, 2000 MHz",
    "BITRATE, greater_or_equal: 1 MBps, 8 Mbps, 7 Mbps",
    "BOOLEAN, 'valid_values: [ on ]', true, false",
    "JSON, 'schema: ''{\"type\":\"object\"}''', '{}', '[]'",
    "STRING, 'schema: ''{\"type\":\"integer\",\"maximum\":4}''', 4, 5",
  })
  void aClauseTakesWhatItSaysAndRefusesTheRest(
      ScalarType type, String clause, String good, String bad) {
    List<Constraint> constraints =
        new ConstraintReader(Shape.of(type), problems).read(clauses("- " + clause));

    assertThat(problems.inOrder()).isEmpty();
    assertThat(constraints).hasSize(1);
    assertThat(constraints.get(0).violatedBy(value(type, good))).isEmpty();
    assertThat(constraints.get(0).violatedBy(value(type, bad))).isPresent();
  }

  @Test
  void listsAreNotCompared() {
    List<Constraint> constraints =
        new ConstraintReader(Shape.LIST, problems)
            .read(clauses("- max_length: 1\n- greater_than: 2"));

    assertThat(constraints).hasSize(1);
    assertThat(constraints.get(0).violatedBy(new Value.Items(List.of(Value.text("a"))))).isEmpty();
    assertThat(
            constraints
                .get(0)
                .violatedBy(new Value.Items(List.of(Value.text("a"), Value.text("b")))))
        .contains("at most 1 long");
    assertThat(problems.inOrder())
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("cannot constrain a list"));
  }

  @ParameterizedTest
  @CsvSource({
    "list, 'equal: [ a, 1 ]', '[ a, 1 ]', '[ a ]'",
    "list, 'valid_values: [ [ a ], [ b, c ] ]', '[ b, c ]', '[ c, b ]'",
    "list, length: 2, '[ a, b ]', '[ a ]'",
    "map, 'equal: { a: 1 }', '{ a: 1.0 }', '{ a: 2 }'",
    "map, min_length: 1, '{ a: 1 }', '{}'",
    "range, 'in_range: [ 1, 10 ]', '[ 2, 10 ]', '[ 2, 11 ]'",
    "range, 'in_range: [ 1, 10 ]', '[ 1, 1 ]', '[ 1, UNBOUNDED ]'",
    "range, 'in_range: [ 1, UNBOUNDED ]', '[ 2, UNBOUNDED ]', '[ 0, 1 ]'",
    "range, 'equal: [ 1, 2 ]', '[ 1, 2 ]', '[ 1, 3 ]'",
    "range, 'valid_values: [ [ 1, 2 ], [ 1, 3 ] ]', '[ 1, 3 ]', '[ 2, 3 ]'",
  })
  void aClauseOnPartsLooksAtEachOfThem(String type, String clause, String good, String bad) {
    Shape shape = Shape.named(type).orElseThrow();
    List<Constraint> constraints =
        new ConstraintReader(shape, problems).read(clauses("- " + clause));

    assertThat(problems.inOrder()).isEmpty();
    assertThat(constraints).hasSize(1);
    assertThat(constraints.get(0).violatedBy(parts(clauses(good)))).isEmpty();
    assertThat(constraints.get(0).violatedBy(parts(clauses(bad)))).isPresent();
  }

  /** Which clauses of 3.6.3 may stand where, in the order of {@link #CLAUSES}. */
  @ParameterizedTest
  @CsvSource({
    "string, a, yyyyyyyyyyyy",
    "integer, 1, yyyyyyynnnnn",
    "float, 1.5, yyyyyyynnnnn",
    "boolean, true, ynnnnnynnnnn",
    "timestamp, 2026-01-01, yyyyyyynnnnn",
    "version, 1.2, yyyyyyynnnnn",
    "scalar-unit.size, 1 GB, yyyyyyynnnnn",
    "scalar-unit.time, 1 s, yyyyyyynnnnn",
    "scalar-unit.frequency, 1 Hz, yyyyyyynnnnn",
    "scalar-unit.bitrate, 1 bps, yyyyyyynnnnn",
    "json, '{}', ynnnnnyyyyyy",
    "xml, <a/>, ynnnnnyyyyyy",
    "list, '[ a ]', ynnnnnyyyynn",
    "map, '{ a: b }', ynnnnnyyyynn",
    "range, '[ 1, 2 ]', ynnnnyynnnnn",
  })
  void eachTypeHasTheClausesOfTheSpecificationAndNoOther(String type, String value, String may) {
    Shape shape = Shape.named(type).orElseThrow();
    String operand = shape.scalar().isPresent() ? "'" + value + "'" : value;
    for (int i = 0; i < CLAUSES.size(); i++) {
      Problems noted = new Problems();
      String written = clause(i, type).formatted(operand).replace("SCHEMA", schemaFor(type));
      new ConstraintReader(shape, noted).read(clauses("- " + written));

      assertThat(noted.hasErrors())
          .describedAs("%s on a %s: %s", written, type, noted.inOrder())
          .isEqualTo(may.charAt(i) == 'n');
      assertThat(noted.inOrder())
          .allSatisfy(one -> assertThat(one.code()).isEqualTo("INVALID_CONSTRAINT"));
    }
  }

  private static final List<String> CLAUSES =
      List.of(
          "equal: %s",
          "greater_than: %s",
          "greater_or_equal: %s",
          "less_than: %s",
          "less_or_equal: %s",
          "in_range: [ %1$s, %1$s ]",
          "valid_values: [ %s ]",
          "length: 1",
          "min_length: 1",
          "max_length: 1",
          "pattern: a+",
          "schema: 'SCHEMA'");

  private static String clause(int index, String type) {
    String clause = CLAUSES.get(index);
    return type.equals("range") && clause.startsWith("in_range") ? "in_range: [ 1, 2 ]" : clause;
  }

  private static String schemaFor(String type) {
    return type.equals("xml")
        ? "<s:schema xmlns:s=\"http://www.w3.org/2001/XMLSchema\"><s:element name=\"a\"/></s:schema>"
        : "{}";
  }

  private static Value parts(Cursor at) {
    if (at.isList()) {
      return new Value.Items(at.items().stream().map(ConstraintReaderTest::parts).toList());
    }
    if (at.isMap()) {
      TreeMap<String, Value> values = new TreeMap<>();
      at.fields().forEach(field -> values.put(field.name(), parts(field.value())));
      return new Value.Entries(values);
    }
    String text = at.scalar().orElseThrow();
    return value(text.matches("[0-9.]+") ? ScalarType.FLOAT : ScalarType.STRING, text);
  }

  private Cursor clauses(String yaml) {
    return YamlReader.read("t.yaml", yaml, problems).orElseThrow();
  }

  private static Value value(ScalarType type, String text) {
    YamlNode node = new YamlNode.Scalar(text, true, new SourcePosition("t.yaml", 1, 1, 1));
    Scalar scalar = ScalarReader.read(new Cursor(node, ""), type, new Problems()).orElseThrow();
    return new Value.Literal(scalar);
  }
}
