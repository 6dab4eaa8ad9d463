package levante.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of a resource, parsed and compared as Kubernetes does: {@code 1930m}, {@code 0.2},
 * {@code 256Mi}, {@code 1e3}, {@code 12E}. Exact; equal amounts are equal whatever their spelling.
 * Source: apimachinery, {@code resource.Quantity}.
 */
public final class Quantity implements Comparable<Quantity> {
  /** No amount at all. */
  public static final Quantity ZERO = new Quantity(BigDecimal.ZERO);

  private static final Pattern FORM =
      Pattern.compile(
          "([+-]?(?:[0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18}))"
              + "(?:([eE][+-]?[0-9]{1,2})|(n|u|m|k|Ki|M|Mi|G|Gi|T|Ti|P|Pi|E|Ei))?");
  private static final Map<String, BigDecimal> SUFFIXES =
      Map.ofEntries(
          Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
          Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
          Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
          Map.entry("k", BigDecimal.ONE.movePointRight(3)),
          Map.entry("M", BigDecimal.ONE.movePointRight(6)),
          Map.entry("G", BigDecimal.ONE.movePointRight(9)),
          Map.entry("T", BigDecimal.ONE.movePointRight(12)),
          Map.entry("P", BigDecimal.ONE.movePointRight(15)),
          Map.entry("E", BigDecimal.ONE.movePointRight(18)),
          Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
          Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
          Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
          Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
          Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
          Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

  /** From 2^10 on, each 2^10 times the one before. */
  private static final List<String> BINARY = List.of("Ki", "Mi", "Gi", "Ti");

  private final BigDecimal amount;

  private Quantity(BigDecimal amount) {
    this.amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
  }

  /**
   * Reads a quantity.
   *
   * @throws LevanteException INVALID_QUANTITY when Kubernetes would refuse it
   */
  public static Quantity parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new LevanteException(
          ErrorCode.INVALID_QUANTITY,
          "'%s' is not a quantity; write for example 500m, 2 or 256Mi".formatted(text));
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    if (matcher.group(2) != null) {
      number = number.scaleByPowerOfTen(Integer.parseInt(matcher.group(2).substring(1)));
    } else if (matcher.group(3) != null) {
      number = number.multiply(SUFFIXES.get(matcher.group(3)));
    }
    return new Quantity(number);
  }

  /** A whole amount: bytes, cores, slots. */
  public static Quantity of(long amount) {
    return new Quantity(BigDecimal.valueOf(amount));
  }

  /** An amount of cpu in thousandths of a core. */
  public static Quantity ofMillis(long millis) {
    return new Quantity(BigDecimal.valueOf(millis, 3));
  }

  /** An amount of memory in MiB. */
  public static Quantity ofMebibytes(long mebibytes) {
    return new Quantity(BigDecimal.valueOf(mebibytes).multiply(SUFFIXES.get("Mi")));
  }

  /** The sum. */
  public Quantity plus(Quantity other) {
    return new Quantity(amount.add(other.amount));
  }

  /** The difference, which may be negative. */
  public Quantity minus(Quantity other) {
    return new Quantity(amount.subtract(other.amount));
  }

  /** Whether this much can hold {@code other}. */
  public boolean covers(Quantity other) {
    return amount.compareTo(other.amount) >= 0;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return amount.signum();
  }

  /** The amount, exactly. */
  public BigDecimal toBigDecimal() {
    return amount;
  }

  /** The amount rounded up to a whole number, as Kubernetes' {@code Value()} does. */
  public long roundedUp() {
    return amount.setScale(0, RoundingMode.CEILING).longValueExact();
  }

  /** The amount in thousandths, rounded up, as Kubernetes' {@code MilliValue()} does. */
  public long millis() {
    return amount.movePointRight(3).setScale(0, RoundingMode.CEILING).longValueExact();
  }

  @Override
  public int compareTo(Quantity other) {
    return amount.compareTo(other.amount);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity that && amount.compareTo(that.amount) == 0;
  }

  @Override
  public int hashCode() {
    return amount.hashCode();
  }

  /** The shortest spelling that Kubernetes reads back as the same amount. */
  @Override
  public String toString() {
    if (amount.signum() == 0) {
      return "0";
    }
    if (amount.scale() > 0) {
      return amount.scale() <= 3 ? millis() + "m" : amount.toPlainString();
    }
    BigInteger whole = amount.toBigInteger();
    int binary = Math.min(whole.getLowestSetBit() / 10, BINARY.size()) - 1;
    return binary < 0 ? whole.toString() : whole.shiftRight((binary + 1) * 10) + BINARY.get(binary);
  }
}
