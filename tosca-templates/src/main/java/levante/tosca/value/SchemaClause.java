package levante.tosca.value;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import levante.tosca.data.Value;
import levante.tosca.schema.JsonSchema;
import levante.tosca.schema.MalformedSchema;
import levante.tosca.schema.TextSchema;
import levante.tosca.schema.XmlSchema;

/**
 * The clause {@code schema}: a JSON Schema for JSON and other texts, an XML Schema for XML. The
 * libraries behind it are loaded when a template has such a clause.
 */
final class SchemaClause {
  private SchemaClause() {}

  static Constraint read(String schema, ScalarType type) throws MalformedSchema {
    TextSchema read =
        type == ScalarType.XML
            ? XmlSchema.of(schema)
            : JsonSchema.of(schema, SchemaClause::pattern);
    return value ->
        text(value).flatMap(read::misfit).map("of the form that its schema asks for: "::concat);
  }

  private static Optional<String> text(Value value) {
    return value.asScalar().map(scalar -> scalar.plain().toString());
  }

  private static Predicate<String> pattern(String expression) {
    if (expression.length() > BoundedPattern.LONGEST_PATTERN) {
      throw new IllegalArgumentException(
          "a pattern has at most %d characters".formatted(BoundedPattern.LONGEST_PATTERN));
    }
    try {
      return new BoundedPattern(Pattern.compile(expression))::finds;
    } catch (PatternSyntaxException invalid) {
      throw new IllegalArgumentException(
          "not a regular expression: " + invalid.getDescription(), invalid);
    }
  }
}
