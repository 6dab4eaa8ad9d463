package levante.tosca.value;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;

/**
 * Holds a value with parts against one that a clause writes. The value has been read under its
 * type, which tells how the written one is meant: {@code 1 GB} equals {@code 1000 MB}.
 */
final class Alike {
  private Alike() {}

  /** That a value is one of those, part by part; one that is not known yet is not judged. */
  static Constraint oneOf(List<Cursor> wanted, String words) {
    return value ->
        !value.isKnown() || wanted.stream().anyMatch(one -> areSame(value, one))
            ? Optional.empty()
            : Optional.of(words);
  }

  /** What a clause writes, for a sentence. */
  static String words(Cursor wanted) {
    List<Cursor> items = wanted.items();
    return items.isEmpty()
        ? wanted.shape()
        : "[ %s ]"
            .formatted(
                String.join(
                    ", ", items.stream().map(one -> one.scalar().orElse(one.shape())).toList()));
  }

  static boolean areSame(Value value, Cursor written) {
    return value.match(
        literal -> scalars(literal.scalar(), written),
        items -> lists(items.values(), written),
        entries -> maps(entries.values(), written),
        reference -> false,
        call -> false);
  }

  private static boolean scalars(Scalar scalar, Cursor written) {
    ScalarType type =
        scalar.match(
            text -> ScalarType.STRING,
            amount -> ScalarType.FLOAT,
            flag -> ScalarType.BOOLEAN,
            measure -> ScalarType.named(measure.dimension().typeName()).orElseThrow());
    Optional<Scalar> other = ScalarReader.read(written, type, new Problems());
    return other.filter(one -> new ScalarOrder(type).compare(scalar, one) == 0).isPresent();
  }

  private static boolean lists(List<Value> values, Cursor written) {
    List<Cursor> items = written.items();
    if (!written.isList() || items.size() != values.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!areSame(values.get(i), items.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean maps(SortedMap<String, Value> values, Cursor written) {
    Map<String, Value> left = new java.util.TreeMap<>(values);
    for (Field field : written.fields()) {
      Value value = left.remove(field.name());
      if (value == null || !areSame(value, field.value())) {
        return false;
      }
    }
    return written.isMap() && left.isEmpty();
  }
}
