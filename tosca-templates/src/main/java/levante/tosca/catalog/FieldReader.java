package levante.tosca.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.tosca.data.Scalar;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.types.PropertyDefinition;
import levante.tosca.types.Schema;
import levante.tosca.value.ScalarReader;
import levante.tosca.value.ScalarType;

/** Makes a field of a form from an input's definition. */
final class FieldReader {
  private static final Pattern UNIT = Pattern.compile("[-+0-9.\\s]{1,60}([A-Za-z]{1,6})\\s*");
  private static final int DEEPEST = 16;
  private static final int MOST_PARTS = 1_000;

  private int parts;

  private FieldReader() {}

  static Form.Field read(PropertyDefinition input) {
    Schema schema = input.schema();
    Optional<Cursor> written = input.defaultValue();
    Optional<Object> value = written.flatMap(at -> new FieldReader().value(at, schema, 0));
    return new Form.Field(
        input.name(),
        schema.type().name(),
        schema.entry().map(entry -> entry.type().name()),
        value,
        input.required() && written.isEmpty(),
        LimitsReader.read(schema),
        unit(schema, written),
        input.description().orElse("").strip(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same field as the metadata want it shown. */
  static Form.Field with(Form.Field field, TabEntry entry) {
    List<String> patterns = new ArrayList<>(field.limits().patterns());
    entry.pattern().filter(one -> !patterns.contains(one)).ifPresent(patterns::add);
    Form.Limits limits = field.limits();
    return new Form.Field(
        field.name(),
        field.type(),
        field.entryType(),
        field.defaultValue(),
        field.required(),
        new Form.Limits(
            limits.validValues(),
            limits.least(),
            limits.most(),
            patterns,
            limits.shortest(),
            limits.longest()),
        field.unit(),
        field.help(),
        entry.enabledBy().or(field::enabledBy),
        entry.tagType().or(field::tagType));
  }

  private static Optional<String> unit(Schema schema, Optional<Cursor> written) {
    Optional<String> base =
        ScalarType.named(schema.type().name())
            .flatMap(ScalarType::dimension)
            .map(
                dimension ->
                    switch (dimension) {
                      case SIZE -> "GB";
                      case TIME -> "s";
                      case FREQUENCY -> "GHz";
                      case BITRATE -> "Mbps";
                    });
    return base.map(
        usual ->
            written
                .flatMap(Cursor::scalar)
                .map(UNIT::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .orElse(usual));
  }

  private Optional<Object> value(Cursor at, Schema schema, int depth) {
    if (depth > DEEPEST || ++parts > MOST_PARTS) {
      return Optional.empty();
    }
    Schema inner = schema.entry().orElse(schema);
    if (at.isList()) {
      List<Object> items = new ArrayList<>();
      at.items().forEach(item -> value(item, inner, depth + 1).ifPresent(items::add));
      return Optional.of(items);
    }
    if (at.isMap()) {
      Map<String, Object> entries = new LinkedHashMap<>();
      at.fields()
          .forEach(
              field ->
                  value(field.value(), inner, depth + 1)
                      .ifPresent(value -> entries.put(field.name(), value)));
      return Optional.of(entries);
    }
    return ScalarType.named(schema.type().name())
        .flatMap(type -> ScalarReader.read(at, type, new Problems()))
        .map(Scalar::plain)
        .or(at::scalar);
  }
}
