package levante.tosca.types;

import java.util.Optional;
import levante.tosca.parse.Cursor;

/**
 * What values of a place look like.
 *
 * @param entry what the items of a list or the values of a map look like
 * @param constraints the clauses as written; read when the types they depend on are known
 */
public record Schema(TypeName type, Optional<Schema> entry, Optional<Cursor> constraints) {}
