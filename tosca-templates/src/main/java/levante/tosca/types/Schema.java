package levante.tosca.types;

import java.util.Optional;
import levante.tosca.value.Clauses;

/**
 * What values of a place look like.
 *
 * @param key what the keys of a map look like
 * @param entry what the items of a list or the values of a map look like
 * @param constraints the clauses as written; read when the types they depend on are known
 */
public record Schema(
    TypeName type, Optional<Schema> key, Optional<Schema> entry, Optional<Clauses> constraints) {
  /** A place that takes any value of a type. */
  public static Schema of(TypeName type) {
    return new Schema(type, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** This one with the type of another, and what that says and it does not. */
  Schema over(Schema inherited) {
    return new Schema(
        inherited.type,
        key.or(inherited::key),
        entry.or(inherited::entry),
        constraints.or(inherited::constraints));
  }

  /** The same for values of a type. */
  public Schema as(TypeName other) {
    return new Schema(other, key, entry, constraints);
  }

  /** The same without constraints, its entries' too. */
  public Schema unconstrained() {
    return new Schema(
        type, key.map(Schema::unconstrained), entry.map(Schema::unconstrained), Optional.empty());
  }
}
