package levante.tosca.data;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Function;

/** One exact value that has no parts. */
public sealed interface Scalar {
  /** Characters. */
  record Text(String value) implements Scalar {
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R match(
        Function<Text, R> text,
        Function<Amount, R> amount,
        Function<Flag, R> flag,
        Function<Measure, R> measure) {
      return text.apply(this);
    }
  }

  /** A number without a unit: integer, float, or a version's part. */
  record Amount(BigDecimal value) implements Scalar {
    public Amount {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public <R> R match(
        Function<Text, R> text,
        Function<Amount, R> amount,
        Function<Flag, R> flag,
        Function<Measure, R> measure) {
      return amount.apply(this);
    }
  }

  /** True or false. */
  record Flag(boolean value) implements Scalar {
    @Override
    public <R> R match(
        Function<Text, R> text,
        Function<Amount, R> amount,
        Function<Flag, R> flag,
        Function<Measure, R> measure) {
      return flag.apply(this);
    }
  }

  /**
   * A number with a unit.
   *
   * @param amount exactly, in the base unit of the dimension
   * @param spelled as the template writes it, such as {@code 8 GB}
   */
  record Measure(BigDecimal amount, Dimension dimension, String spelled) implements Scalar {
    public Measure {
      Objects.requireNonNull(amount, "amount");
      Objects.requireNonNull(dimension, "dimension");
      Objects.requireNonNull(spelled, "spelled");
    }

    @Override
    public <R> R match(
        Function<Text, R> text,
        Function<Amount, R> amount,
        Function<Flag, R> flag,
        Function<Measure, R> measure) {
      return measure.apply(this);
    }
  }

  /** The answer of the one function that fits. */
  <R> R match(
      Function<Text, R> text,
      Function<Amount, R> amount,
      Function<Flag, R> flag,
      Function<Measure, R> measure);

  /** As JSON would hold it: a string, a number or a boolean; a measure is its spelling. */
  default Object plain() {
    return match(Text::value, amount -> plain(amount.value()), Flag::value, Measure::spelled);
  }

  private static Object plain(BigDecimal number) {
    if (number.stripTrailingZeros().scale() > 0) {
      return number;
    }
    return number.toBigInteger().bitLength() < Long.SIZE
        ? (Object) number.longValueExact()
        : number.toBigInteger();
  }
}
