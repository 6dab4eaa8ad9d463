package levante.tosca.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.tosca.data.Scalar;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.types.Schema;
import levante.tosca.value.Clauses;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/**
 * Reads off constraint clauses what a form can check. Clauses that are wrong are left out; the
 * compiler tells of them.
 */
final class LimitsReader {
  private final Optional<ScalarType> type;
  private final List<Object> validValues = new ArrayList<>();
  private final List<String> patterns = new ArrayList<>();
  private Optional<Form.Bound> least = Optional.empty();
  private Optional<Form.Bound> most = Optional.empty();
  private Optional<Integer> shortest = Optional.empty();
  private Optional<Integer> longest = Optional.empty();

  private LimitsReader(Optional<ScalarType> type) {
    this.type = type;
  }

  /** The limits of a place with that schema. */
  static Form.Limits read(Schema schema) {
    LimitsReader reader = new LimitsReader(ScalarType.named(schema.type().name()));
    schema.constraints().map(Clauses::at).ifPresent(reader::readAll);
    return reader.limits();
  }

  private void readAll(Cursor clauses) {
    List<Cursor> maps = clauses.isMap() ? List.of(clauses) : clauses.items();
    maps.stream()
        .flatMap(map -> map.fields().stream())
        .forEach(clause -> read(clause.name(), clause.value()));
  }

  private void read(String clause, Cursor operand) {
    switch (clause) {
      case "valid_values" -> operand.items().forEach(one -> value(one).ifPresent(validValues::add));
      case "equal" -> value(operand).ifPresent(validValues::add);
      case "pattern" -> operand.scalar().ifPresent(patterns::add);
      case "in_range" -> range(operand.items());
      case "greater_than" -> least = bound(operand, true);
      case "greater_or_equal" -> least = bound(operand, false);
      case "less_than" -> most = bound(operand, true);
      case "less_or_equal" -> most = bound(operand, false);
      default -> length(clause, operand);
    }
  }

  private void range(List<Cursor> bounds) {
    if (bounds.size() == 2) {
      least = bound(bounds.get(0), false);
      most = bound(bounds.get(1), false);
    }
  }

  private void length(String clause, Cursor operand) {
    Optional<Integer> length =
        operand.scalar().filter(text -> text.matches("[0-9]{1,9}")).map(Integer::valueOf);
    if (clause.equals("min_length") || clause.equals("length")) {
      shortest = length;
    }
    if (clause.equals("max_length") || clause.equals("length")) {
      longest = length;
    }
  }

  private Optional<Form.Bound> bound(Cursor operand, boolean exclusive) {
    return value(operand).map(value -> new Form.Bound(value, exclusive));
  }

  private Optional<Object> value(Cursor operand) {
    // UNBOUNDED is of no ordered type, so that it becomes no bound.
    return type.flatMap(one -> ScalarReader.read(operand, one, new Problems())).map(Scalar::plain);
  }

  private Form.Limits limits() {
    return new Form.Limits(validValues, least, most, patterns, shortest, longest);
  }
}
