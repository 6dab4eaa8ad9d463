package levante.tosca.types;

import java.util.Optional;
import levante.tosca.parse.Cursor;

/**
 * A property, an attribute or an input, as its type or template defines it.
 *
 * @param status whether it should be used
 */
public record PropertyDefinition(
    String name,
    Schema schema,
    boolean required,
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
}
