package levante.tosca.types;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.tosca.parse.Cursor;

/**
 * A property, an attribute or an input, as its type or template defines it.
 *
 * @param writtenRequired whether it has to be given, if that is said
 * @param status whether it should be used
 */
public record PropertyDefinition(
    String name,
    Schema schema,
    Optional<Boolean> writtenRequired,
    Optional<Cursor> defaultValue,
    Optional<String> description,
    Status status) {
  /** What TOSCA calls the status of a definition. */
  public enum Status {
    SUPPORTED,
    UNSUPPORTED,
    EXPERIMENTAL,
    DEPRECATED
  }

  /** The type whose only value is nothing at all. */
  private static final String NOTHING = "null";

  /** Whether it has to be given; so it is where nothing else is said. */
  public boolean required() {
    return writtenRequired.orElse(true) && !schema.type().name().equals(NOTHING);
  }

  /** This one; where it leaves its type out, with what an ancestor says and it does not. */
  public PropertyDefinition over(PropertyDefinition inherited) {
    return schema.type().isWritten()
        ? this
        : new PropertyDefinition(
            name,
            schema.over(inherited.schema),
            writtenRequired.or(inherited::writtenRequired),
            defaultValue.or(inherited::defaultValue),
            description.or(inherited::description),
            status == Status.SUPPORTED ? inherited.status : status);
  }

  /** Those that have a type, each over the ancestor's of its name. */
  public static SortedMap<String, PropertyDefinition> typed(
      SortedMap<String, PropertyDefinition> own, SortedMap<String, PropertyDefinition> inherited) {
    SortedMap<String, PropertyDefinition> typed = new TreeMap<>();
    own.forEach(
        (name, one) -> {
          PropertyDefinition whole =
              inherited.containsKey(name) ? one.over(inherited.get(name)) : one;
          if (whole.schema().type().isWritten()) {
            typed.put(name, whole);
          }
        });
    return typed;
  }
}
