package levante.tosca.resolve;

import java.math.BigDecimal;
import java.util.Optional;
import levante.tosca.data.Properties;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.entity.Owner;
import levante.tosca.model.Scaling;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;

/**
 * Reads how many machines a node template becomes: {@code count}, else {@code default_instances},
 * else {@code min_instances}, else 1. Bounds that the template does not write give way to the
 * count.
 */
final class ScalingReader {
  private static final int MOST = 10_000;

  private final Problems problems;

  ScalingReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Scaling> read(Owner owner, Properties properties) {
    Optional<Integer> minimum = number(owner, properties, "min_instances");
    Optional<Integer> maximum = number(owner, properties, "max_instances");
    Optional<Integer> count =
        number(owner, properties, "count").or(() -> number(owner, properties, "default_instances"));
    boolean minimumIsWritten = written(owner, "min_instances").isPresent();
    boolean maximumIsWritten = written(owner, "max_instances").isPresent();
    int initial = count.or(() -> minimum).orElse(1);
    int least = minimumIsWritten ? minimum.orElse(0) : leastOf(owner, minimum.orElse(0), initial);
    int most = maximumIsWritten ? maximum.orElse(initial) : Math.max(maximum.orElse(0), initial);
    if (count.isEmpty() && !minimumIsWritten) {
      least = Math.min(least, most);
      initial = Math.min(initial, most);
    }
    if (least <= initial && initial <= most) {
      return Optional.of(new Scaling(least, most, initial));
    }
    Cursor at =
        written(owner, least > most || initial > most ? "max_instances" : "min_instances")
            .orElse(owner.place());
    problems.error(
        ProblemCode.SCALE_OUT_OF_RANGE,
        at,
        "at least %d, at first %d and at most %d instances do not stand in order"
            .formatted(least, initial, most));
    return Optional.empty();
  }

  /**
   * Who writes a count and no bounds wants that many, and not a cluster that shrinks when it idles.
   */
  private int leastOf(Owner owner, int ofType, int initial) {
    boolean isFixed =
        written(owner, "count").isPresent() && written(owner, "max_instances").isEmpty();
    return isFixed ? initial : Math.min(ofType, initial);
  }

  private Optional<Cursor> written(Owner owner, String name) {
    return owner.assigned().flatMap(all -> all.get(name));
  }

  private Optional<Integer> number(Owner owner, Properties properties, String name) {
    Optional<BigDecimal> number =
        properties
            .value(name)
            .flatMap(Value::asScalar)
            .flatMap(
                one ->
                    one instanceof Scalar.Amount amount
                        ? Optional.of(amount.value())
                        : Optional.empty());
    Optional<BigDecimal> most = number.filter(one -> one.compareTo(BigDecimal.valueOf(MOST)) > 0);
    if (most.isPresent()) {
      problems.error(
          ProblemCode.SCALE_OUT_OF_RANGE,
          written(owner, name).orElse(owner.place()),
          "a node template becomes at most %d machines".formatted(MOST));
    }
    return number.map(one -> one.min(BigDecimal.valueOf(MOST)).max(BigDecimal.ZERO).intValue());
  }
}
