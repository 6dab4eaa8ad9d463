package levante.tosca.value;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import levante.tosca.data.Dimension;

/** TOSCA's basic types without parts. */
public enum ScalarType {
  STRING("string"),
  INTEGER("integer"),
  FLOAT("float"),
  BOOLEAN("boolean"),
  TIMESTAMP("timestamp"),
  VERSION("version"),
  JSON("json"),
  XML("xml"),
  NULL("null"),
  SIZE(Dimension.SIZE),
  TIME(Dimension.TIME),
  FREQUENCY(Dimension.FREQUENCY),
  BITRATE(Dimension.BITRATE);

  private static final Map<String, ScalarType> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(ScalarType::typeName, one -> one));

  private final String typeName;
  private final Optional<Dimension> dimension;

  ScalarType(String typeName) {
    this.typeName = typeName;
    this.dimension = Optional.empty();
  }

  ScalarType(Dimension dimension) {
    this.typeName = dimension.typeName();
    this.dimension = Optional.of(dimension);
  }

  /** The type that a template calls so, if it is a basic one. */
  public static Optional<ScalarType> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** The names of all, for a did-you-mean. */
  public static List<String> names() {
    return Arrays.stream(values()).map(ScalarType::typeName).toList();
  }

  /** What a template calls it. */
  public String typeName() {
    return typeName;
  }

  /** What it measures, when it has a unit. */
  public Optional<Dimension> dimension() {
    return dimension;
  }

  /** Whether its values are characters. */
  public boolean isText() {
    return this == STRING || this == JSON || this == XML;
  }

  /** Whether one value can be less than another. */
  public boolean isOrdered() {
    return this != NULL && this != BOOLEAN && this != JSON && this != XML;
  }
}
