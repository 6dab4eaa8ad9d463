package levante.tosca.value;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What kind of value a clause constrains, which decides what clauses may stand there (Simple
 * Profile 1.3, 3.6.3; 1.0 to 1.2 say the same without {@code schema}): {@code equal} and {@code
 * valid_values} everywhere; comparisons on what is comparable; {@code in_range} also on ranges;
 * lengths on texts, lists and maps; {@code pattern} and {@code schema} on texts.
 *
 * @param word for a sentence: {@code a list}
 * @param scalar the basic type, when the values have no parts
 */
public record Shape(String word, Optional<ScalarType> scalar, boolean hasLength) {
  public static final Shape LIST = new Shape("a list", Optional.empty(), true);
  public static final Shape MAP = new Shape("a map", Optional.empty(), true);
  public static final Shape RANGE = new Shape("a range", Optional.empty(), false);

  /** A value of a data type with properties of its own. */
  public static final Shape COMPLEX = new Shape("a value with properties", Optional.empty(), false);

  private static final Map<ScalarType, Shape> OF_SCALARS =
      Arrays.stream(ScalarType.values())
          .collect(
              Collectors.toMap(
                  type -> type,
                  Shape::ofScalars,
                  (one, other) -> one,
                  () -> new EnumMap<>(ScalarType.class)));

  private static Shape ofScalars(ScalarType type) {
    String article = type == ScalarType.INTEGER ? "an " : "a ";
    return new Shape(article + type.typeName(), Optional.of(type), type.isText());
  }

  /** Values of a basic type without parts. */
  public static Shape of(ScalarType type) {
    return OF_SCALARS.get(type);
  }

  /** The shape of a basic type, with parts or without. */
  public static Optional<Shape> named(String type) {
    return switch (type) {
      case "list" -> Optional.of(LIST);
      case "map" -> Optional.of(MAP);
      case "range" -> Optional.of(RANGE);
      default -> ScalarType.named(type).map(Shape::of);
    };
  }
}
