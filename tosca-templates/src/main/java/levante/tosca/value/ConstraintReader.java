package levante.tosca.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Nearest;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.schema.MalformedSchema;

/**
 * Reads the constraint clauses of a type, a property or an input. A clause that cannot be read is a
 * problem and constrains nothing.
 */
public final class ConstraintReader {
  private static final List<String> CLAUSES =
      List.of(
          "equal",
          "greater_than",
          "greater_or_equal",
          "less_than",
          "less_or_equal",
          "in_range",
          "valid_values",
          "length",
          "min_length",
          "max_length",
          "pattern",
          "schema");

  private static final String UNBOUNDED = "UNBOUNDED";

  private final Shape shape;
  private final Problems problems;

  /**
   * A reader of clauses.
   *
   * @param shape what is constrained
   */
  public ConstraintReader(Shape shape, Problems problems) {
    this.shape = shape;
    this.problems = problems;
  }

  /** Whether a constraint clause is called so. */
  public static boolean isClause(String name) {
    return CLAUSES.contains(name);
  }

  /** The constraints of a list of clauses, or of one map of them, as some templates write it. */
  public List<Constraint> read(Cursor clauses) {
    List<Constraint> constraints = new ArrayList<>();
    List<Cursor> maps = clauses.isMap() ? List.of(clauses) : clauses.items(problems);
    for (Cursor map : maps) {
      for (Field clause : map.fields(problems)) {
        clause(clause).ifPresent(constraints::add);
      }
    }
    return constraints;
  }

  private Optional<Constraint> clause(Field clause) {
    if (!CLAUSES.contains(clause.name())) {
      return refuse(
          clause,
          "there is no constraint '%s'%s"
              .formatted(clause.name(), Nearest.hint(clause.name(), CLAUSES)));
    }
    Cursor operand = clause.value();
    return switch (clause.name()) {
      case "in_range" -> range(clause);
      case "valid_values" -> validValues(clause);
      case "length" -> length(operand, "exactly", (size, bound) -> size == bound);
      case "min_length" -> length(operand, "at least", (size, bound) -> size >= bound);
      case "max_length" -> length(operand, "at most", (size, bound) -> size <= bound);
      case "pattern" -> pattern(clause);
      case "schema" -> schema(clause);
      default -> compared(clause);
    };
  }

  private Optional<Constraint> compared(Field clause) {
    return switch (clause.name()) {
      case "equal" -> ordered(clause, order -> order == 0, "equal to");
      case "greater_than" -> ordered(clause, order -> order > 0, "greater than");
      case "greater_or_equal" -> ordered(clause, order -> order >= 0, "at least");
      case "less_than" -> ordered(clause, order -> order < 0, "less than");
      default -> ordered(clause, order -> order <= 0, "at most");
    };
  }

  private Optional<Constraint> schema(Field clause) {
    if (shape.scalar().filter(ScalarType::isText).isEmpty()) {
      return misfit(clause);
    }
    Optional<String> text = clause.value().text(problems);
    try {
      return text.isEmpty()
          ? Optional.empty()
          : Optional.of(SchemaClause.read(text.get(), shape.scalar().get()));
    } catch (MalformedSchema malformed) {
      problems.error(
          ProblemCode.INVALID_CONSTRAINT,
          clause.value(),
          "not a schema: " + malformed.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Constraint> ordered(Field clause, IntPredicate holds, String words) {
    if (shape.scalar().isEmpty() && clause.name().equals("equal")) {
      Cursor wanted = clause.value();
      return Optional.of(Alike.oneOf(List.of(wanted), "equal to " + Alike.words(wanted)));
    }
    boolean equality = clause.name().equals("equal");
    if (shape.scalar().isEmpty() || !(equality || shape.scalar().get().isOrdered())) {
      return misfit(clause);
    }
    Comparator<Scalar> order = new ScalarOrder(shape.scalar().get());
    return operand(clause.value())
        .map(
            bound ->
                onScalars(
                    scalar -> holds.test(order.compare(scalar, bound)),
                    () -> words + " " + bound.plain()));
  }

  private Optional<Constraint> range(Field clause) {
    boolean isRange = shape.equals(Shape.RANGE);
    if (!isRange && shape.scalar().filter(ScalarType::isOrdered).isEmpty()) {
      return misfit(clause);
    }
    List<Cursor> bounds = clause.value().items(problems);
    if (bounds.size() != 2) {
      return refuse(clause, "in_range wants two bounds, such as [ 1, 4 ] or [ 1, UNBOUNDED ]");
    }
    Optional<Scalar> low = operand(bounds.get(0));
    if (bounds.get(1).scalar().filter(UNBOUNDED::equals).isPresent()) {
      return low.map(this::from);
    }
    Optional<Scalar> high = operand(bounds.get(1));
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    return new ScalarOrder(type()).compare(low.get(), high.get()) > 0
        ? refuse(clause, "the lower bound is greater than the upper one")
        : Optional.of(between(low.get(), high.get()));
  }

  // The bounds of a range are integers.
  private ScalarType type() {
    return shape.scalar().orElse(ScalarType.INTEGER);
  }

  private Constraint from(Scalar low) {
    Comparator<Scalar> order = new ScalarOrder(type());
    return onEnds(scalar -> order.compare(scalar, low) >= 0, () -> "at least " + low.plain());
  }

  private Constraint between(Scalar low, Scalar high) {
    Comparator<Scalar> order = new ScalarOrder(type());
    return onEnds(
        scalar ->
            !scalar.equals(new Scalar.Text(UNBOUNDED))
                && order.compare(scalar, low) >= 0
                && order.compare(scalar, high) <= 0,
        () -> "from %s to %s".formatted(low.plain(), high.plain()));
  }

  // A range is in another one when both its ends are.
  private static Constraint onEnds(Predicate<Scalar> holds, Supplier<String> words) {
    Constraint one = onScalars(holds, words);
    return value ->
        value.match(
            literal -> one.violatedBy(literal),
            items ->
                items.values().stream().flatMap(end -> one.violatedBy(end).stream()).findFirst(),
            entries -> Optional.empty(),
            reference -> Optional.empty(),
            call -> Optional.empty());
  }

  private Optional<Constraint> validValues(Field clause) {
    List<Cursor> written = clause.value().items(problems);
    if (shape.scalar().isEmpty()) {
      String all = String.join(", ", written.stream().map(Alike::words).toList());
      return Optional.of(Alike.oneOf(written, "one of " + Cursor.shortened(all)));
    }
    Comparator<Scalar> order = new ScalarOrder(type());
    List<Scalar> valid = new ArrayList<>(written.size());
    written.forEach(one -> operand(one).ifPresent(valid::add));
    return Optional.of(
        onScalars(
            scalar -> valid.stream().anyMatch(one -> order.compare(scalar, one) == 0),
            () -> "one of " + listed(valid)));
  }

  private static String listed(List<Scalar> scalars) {
    return Cursor.shortened(
        String.join(", ", scalars.stream().map(one -> one.plain().toString()).toList()));
  }

  private interface SizeTest {
    boolean holds(long size, long bound);
  }

  private Optional<Constraint> length(Cursor operand, String words, SizeTest test) {
    if (!shape.hasLength()) {
      problems.error(
          ProblemCode.INVALID_CONSTRAINT, operand, "only texts, lists and maps have a length");
      return Optional.empty();
    }
    Problems ofOperand = new Problems();
    Optional<Long> bound =
        ScalarReader.read(operand, ScalarType.INTEGER, ofOperand)
            .map(scalar -> ((Number) scalar.plain()).longValue())
            .filter(number -> number >= 0);
    if (bound.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_CONSTRAINT, operand, "a length is an integer that is not negative");
    }
    return bound.map(
        most ->
            value ->
                test.holds(size(value), most)
                    ? Optional.empty()
                    : Optional.of("%s %d long".formatted(words, most)));
  }

  private Optional<Constraint> pattern(Field clause) {
    if (shape.scalar().filter(ScalarType::isText).isEmpty()) {
      return misfit(clause);
    }
    String text = clause.value().text(problems).orElse("");
    if (text.length() > BoundedPattern.LONGEST_PATTERN) {
      return refuse(
          clause, "a pattern has at most %d characters".formatted(BoundedPattern.LONGEST_PATTERN));
    }
    try {
      BoundedPattern pattern = new BoundedPattern(Pattern.compile(text));
      return Optional.of(
          onScalars(
              scalar -> pattern.matches(scalar.plain().toString()), () -> "a match of " + pattern));
    } catch (PatternSyntaxException invalid) {
      return refuse(clause, "not a regular expression: " + invalid.getDescription());
    }
  }

  private Optional<Scalar> operand(Cursor at) {
    Problems ofOperand = new Problems();
    Optional<Scalar> scalar = ScalarReader.read(at, type(), ofOperand);
    if (scalar.isEmpty()) {
      ofOperand
          .inOrder()
          .forEach(
              problem -> problems.error(ProblemCode.INVALID_CONSTRAINT, at, problem.message()));
    }
    return scalar;
  }

  private Optional<Constraint> misfit(Field clause) {
    return refuse(clause, "'%s' cannot constrain %s".formatted(clause.name(), shape.word()));
  }

  private Optional<Constraint> refuse(Field clause, String message) {
    problems.error(ProblemCode.INVALID_CONSTRAINT, clause, message);
    return Optional.empty();
  }

  // Most constraints hold, so that their words are never needed.
  private static Constraint onScalars(Predicate<Scalar> holds, Supplier<String> words) {
    Predicate<Scalar> fails = holds.negate();
    return value -> value.asScalar().filter(fails).map(violating -> words.get());
  }

  private static long size(Value value) {
    return value.match(
        literal -> {
          String text = literal.scalar().plain().toString();
          return (long) text.codePointCount(0, text.length());
        },
        items -> (long) items.values().size(),
        entries -> (long) entries.values().size(),
        attribute -> 0L,
        call -> 0L);
  }
}
