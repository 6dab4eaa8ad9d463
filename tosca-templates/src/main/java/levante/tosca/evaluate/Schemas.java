package levante.tosca.evaluate;

import java.util.Map;
import levante.kernel.SourcePosition;
import levante.tosca.data.Dimension;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.YamlNode;
import levante.tosca.types.Schema;
import levante.tosca.types.TypeName;

/** The schemas that no template writes. */
public final class Schemas {
  /** The type of a place that takes whatever is written, such as an output. */
  static final String ANY = "any";

  private static final Cursor NOWHERE =
      new Cursor(
          new YamlNode.Sequence(java.util.List.of(), SourcePosition.startOf("built-in")), "");

  private Schemas() {}

  public static Schema any() {
    return of(ANY);
  }

  public static Schema string() {
    return of("string");
  }

  public static Schema integer() {
    return of("integer");
  }

  public static Schema listOfAny() {
    return of("list");
  }

  private static Schema of(String type) {
    return Schema.of(new TypeName(type, NOWHERE));
  }

  /** Whether nothing is asked of the value. */
  public static boolean isAny(Schema schema) {
    return schema.type().name().equals(ANY);
  }

  /**
   * A known value as a template would have written it at that place, so that it can be read again.
   */
  public static Cursor written(Value value, Cursor place) {
    return place.holding(node(value, place.position()));
  }

  private static YamlNode node(Value value, SourcePosition at) {
    return value.match(
        literal -> new YamlNode.Scalar(text(literal.scalar()), false, at),
        items ->
            new YamlNode.Sequence(items.values().stream().map(item -> node(item, at)).toList(), at),
        entries -> {
          Map<String, YamlNode.Entry> written = new java.util.LinkedHashMap<>();
          entries
              .values()
              .forEach((key, entry) -> written.put(key, new YamlNode.Entry(at, node(entry, at))));
          return new YamlNode.Mapping(written, at);
        },
        attribute -> {
          throw new IllegalStateException("not known yet: " + attribute);
        },
        call -> {
          throw new IllegalStateException("not known yet: " + call);
        });
  }

  private static String text(Scalar scalar) {
    return scalar.plain().toString();
  }

  /** Whether values of the type may stay unknown until machines run. */
  public static boolean mayWait(Schema schema) {
    String type = schema.type().name();
    return isAny(schema)
        || !(type.equals("integer")
            || type.equals("float")
            || type.equals("boolean")
            || type.equals("range")
            || java.util.Arrays.stream(Dimension.values())
                .anyMatch(dimension -> dimension.typeName().equals(type)));
  }
}
