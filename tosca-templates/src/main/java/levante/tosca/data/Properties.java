package levante.tosca.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * The properties of a node template or a capability, by name. The compiler has checked every value
 * against its type, so that asking for a property under another type is a bug of the caller's
 * (IllegalStateException). A property that is not known before a machine runs ends a typed question
 * with INVALID_TEMPLATE.
 */
public record Properties(SortedMap<String, Value> values) {
  /** No property at all. */
  public static final Properties NONE = new Properties(Collections.emptySortedMap());

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  public Properties {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /** The value, known or symbolic. */
  public Optional<Value> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A string. */
  public Optional<String> text(String name) {
    return known(name, Scalar.class).map(scalar -> scalar.plain().toString());
  }

  /** An integer. */
  public Optional<Integer> integer(String name) {
    return number(name).map(BigDecimal::intValueExact);
  }

  /** An integer or a float, exactly. */
  public Optional<BigDecimal> number(String name) {
    return known(name, Scalar.Amount.class).map(Scalar.Amount::value);
  }

  /** A boolean. */
  public Optional<Boolean> flag(String name) {
    return known(name, Scalar.Flag.class).map(Scalar.Flag::value);
  }

  /** A {@code scalar-unit.size} in bytes, rounded up to a whole one. */
  public Optional<BigInteger> bytes(String name) {
    return measured(name, Dimension.SIZE)
        .map(amount -> amount.setScale(0, RoundingMode.CEILING).toBigInteger());
  }

  /** A {@code scalar-unit.time}, to the nanosecond. */
  public Optional<Duration> duration(String name) {
    return measured(name, Dimension.TIME)
        .map(
            seconds -> {
              BigInteger[] parts =
                  seconds.multiply(NANOS).toBigInteger().divideAndRemainder(NANOS.toBigInteger());
              return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
            });
  }

  /** A scalar with a unit, exactly, in the base unit of its dimension. */
  public Optional<BigDecimal> measured(String name, Dimension dimension) {
    return known(name, Scalar.Measure.class)
        .map(
            measure -> {
              if (measure.dimension() != dimension) {
                throw otherType(name);
              }
              return measure.amount();
            });
  }

  private <S extends Scalar> Optional<S> known(String name, Class<S> form) {
    return value(name)
        .map(
            value -> {
              if (!value.isKnown()) {
                throw new LevanteException(
                    ErrorCode.INVALID_TEMPLATE,
                    "the property '%s' needs a running machine, but has to be known before"
                        .formatted(name));
              }
              return value
                  .asScalar()
                  .filter(form::isInstance)
                  .map(form::cast)
                  .orElseThrow(() -> otherType(name));
            });
  }

  private IllegalStateException otherType(String name) {
    return new IllegalStateException(
        "the property '%s' is of another type: %s".formatted(name, values.get(name)));
  }
}
