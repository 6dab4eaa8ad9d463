package levante.tosca.value;

import java.util.List;
import java.util.Optional;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;

/**
 * The constraint clauses of one place as written. What they mean depends on the basic type of the
 * place, which is known only with all types; it is read once and kept. Safe for many threads.
 */
public final class Clauses {
  private record Meaning(Shape shape, List<Constraint> constraints) {}

  private final Cursor at;
  // A value that is computed again by two threads is the same: losing one of them does no harm.
  private volatile Optional<Meaning> meaning = Optional.empty();

  /** Clauses that stand there. */
  public Clauses(Cursor at) {
    this.at = at;
  }

  /** Where they stand. */
  public Cursor at() {
    return at;
  }

  /** The constraints on values of a shape; clauses that cannot be read constrain nothing. */
  public List<Constraint> on(Shape shape) {
    Optional<Meaning> known = meaning.filter(one -> one.shape().equals(shape));
    if (known.isPresent()) {
      return known.get().constraints();
    }
    Meaning read = new Meaning(shape, new ConstraintReader(shape, new Problems()).read(at));
    meaning = Optional.of(read);
    return read.constraints();
  }

  /** Notes the clauses that cannot be read, or do not fit the shape. */
  public void check(Shape shape, Problems problems) {
    new ConstraintReader(shape, problems).read(at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Clauses clauses && clauses.at.equals(at);
  }

  @Override
  public int hashCode() {
    return at.hashCode();
  }
}
