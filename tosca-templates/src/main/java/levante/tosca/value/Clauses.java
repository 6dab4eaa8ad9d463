package levante.tosca.value;

import java.util.List;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;

/**
 * The constraint clauses of one place as written. What they mean depends on the basic type of the
 * place, which is known only with all types; it is read once and kept. Safe for many threads.
 */
public final class Clauses {
  private record Meaning(Shape shape, List<Constraint> constraints, List<Diagnostic> faults) {}

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
    return as(shape).constraints();
  }

  /** Notes the clauses that cannot be read, or do not fit the shape. */
  public void check(Shape shape, Problems problems) {
    as(shape).faults().forEach(problems::add);
  }

  private Meaning as(Shape shape) {
    Optional<Meaning> known = meaning.filter(one -> one.shape().equals(shape));
    if (known.isPresent()) {
      return known.get();
    }
    Meaning read = read(shape);
    meaning = Optional.of(read);
    return read;
  }

  private Meaning read(Shape shape) {
    Problems found = new Problems();
    try {
      List<Constraint> constraints = new ConstraintReader(shape, found).read(at);
      return new Meaning(shape, constraints, found.inOrder());
    } catch (Problems.Full full) {
      return new Meaning(shape, List.of(), found.inOrder());
    }
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
