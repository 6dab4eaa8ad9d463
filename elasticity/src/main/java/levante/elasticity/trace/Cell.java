package levante.elasticity.trace;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;

/**
 * One field of a row, with where it stands; what it says wrongly is reported and read as absent.
 *
 * @param name what the field is called
 */
record Cell(TraceProblems problems, int line, int column, String name, String text) {
  /** Some thirty years: longer than any trace, and short enough to be added up. */
  private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(1_000_000_000L);

  private static final int MILLIS = 3;

  /** A digit string that BigDecimal would take minutes to spell out. */
  private static final int LONGEST = 40;

  /** Seconds, not negative. */
  Optional<Duration> seconds() {
    return number()
        .filter(value -> within(value, BigDecimal.ZERO, MOST_SECONDS))
        .map(value -> Duration.ofMillis(value.movePointRight(MILLIS).longValue()));
  }

  /** Cores: a positive number, or as Kubernetes writes it, such as 500m. */
  Optional<Quantity> cores() {
    try {
      Quantity cores = Quantity.parse(text);
      if (cores.signum() > 0) {
        return Optional.of(cores);
      }
      wrong("more than 0 is expected, as in 2 or 500m");
    } catch (LevanteException unreadable) {
      wrong("a number of cores is expected, as in 2, 0.5 or 500m");
    }
    return Optional.empty();
  }

  /** MiB, not negative. */
  Optional<Quantity> mebibytes() {
    return number()
        .filter(value -> within(value, BigDecimal.ZERO, MOST_SECONDS))
        .map(value -> Quantity.parse(value.stripTrailingZeros().toPlainString() + "Mi"));
  }

  /** A whole number between these, both included. */
  Optional<Integer> whole(int least, int most) {
    return number()
        .filter(value -> within(value, BigDecimal.valueOf(least), BigDecimal.valueOf(most)))
        .flatMap(
            value -> {
              if (value.stripTrailingZeros().scale() > 0) {
                wrong("a whole number is expected");
                return Optional.empty();
              }
              return Optional.of(value.intValue());
            });
  }

  /** Any number. */
  Optional<BigDecimal> number() {
    try {
      if (text.length() <= LONGEST) {
        BigDecimal value = new BigDecimal(text);
        if (Math.abs(value.scale()) + value.precision() <= LONGEST) {
          return Optional.of(value);
        }
      }
      wrong("the number is too long");
    } catch (NumberFormatException notANumber) {
      wrong(text.isEmpty() ? "a number is missing" : "a number is expected");
    }
    return Optional.empty();
  }

  private boolean within(BigDecimal value, BigDecimal least, BigDecimal most) {
    boolean within = value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
    if (!within) {
      wrong("%s to %s is expected".formatted(least.toPlainString(), most.toPlainString()));
    }
    return within;
  }

  /** Reports the field. */
  void wrong(String expected) {
    String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    problems.add(
        line, column, name, "INVALID_VALUE", "%s is '%s': %s".formatted(name, shown, expected));
  }
}
