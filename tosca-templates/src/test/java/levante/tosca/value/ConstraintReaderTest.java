package levante.tosca.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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
  })
  void aClauseTakesWhatItSaysAndRefusesTheRest(
      ScalarType type, String clause, String good, String bad) {
    List<Constraint> constraints =
        new ConstraintReader(Optional.of(type), problems).read(clauses("- " + clause));

    assertThat(problems.inOrder()).isEmpty();
    assertThat(constraints).hasSize(1);
    assertThat(constraints.get(0).violatedBy(value(type, good))).isEmpty();
    assertThat(constraints.get(0).violatedBy(value(type, bad))).isPresent();
  }

  @Test
  void listsAreConstrainedInLengthOnly() {
    List<Constraint> constraints =
        new ConstraintReader(Optional.empty(), problems)
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

  private Cursor clauses(String yaml) {
    return YamlReader.read("t.yaml", yaml, problems).orElseThrow();
  }

  private static Value value(ScalarType type, String text) {
    YamlNode node = new YamlNode.Scalar(text, true, new SourcePosition("t.yaml", 1, 1, 1));
    Scalar scalar = ScalarReader.read(new Cursor(node, ""), type, new Problems()).orElseThrow();
    return new Value.Literal(scalar);
  }
}
