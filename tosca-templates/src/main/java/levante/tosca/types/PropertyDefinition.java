package levante.tosca.types;

import java.util.Optional;
import levante.tosca.parse.Cursor;

/** A property, an attribute or an input, as its type or template defines it. */
public record PropertyDefinition(
    String name,
    Schema schema,
    boolean required,
    Optional<Cursor> defaultValue,
    Optional<String> description) {}
