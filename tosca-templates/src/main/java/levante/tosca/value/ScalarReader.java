package levante.tosca.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.tosca.data.Dimension;
import levante.tosca.data.Scalar;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.ProblemCode;
import levante.tosca.parse.Problems;
import levante.tosca.schema.JsonText;
import levante.tosca.schema.XmlSchema;

/**
 * Reads scalars by the type that their place wants, never by guessing: {@code version: 1.30} stays
 * {@code 1.30}, {@code country: no} stays a text and {@code required: yes} is true.
 */
public final class ScalarReader {
  /** Words of YAML 1.1 besides those of 1.2, because templates in use have them. */
  private static final Set<String> TRUE = Set.of("true", "yes", "on");

  private static final Set<String> FALSE = Set.of("false", "no", "off");
  private static final Pattern UNTYPED = Pattern.compile("[+-]?[0-9]{1,18}(\\.[0-9]{1,18})?");
  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,19}");
  private static final Pattern BASED = Pattern.compile("0(?:x([0-9A-Fa-f]{1,15})|o([0-7]{1,20}))");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,3})?");
  private static final Pattern WITH_UNIT =
      Pattern.compile(
          "([+-]?(?:[0-9]{1,30}(?:\\.[0-9]{1,30})?|\\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,2})?)"
              + "\\s{0,10}([A-Za-z]{0,6})");
  private static final Pattern VERSION =
      Pattern.compile("[0-9]{1,9}(?:\\.[0-9]{1,9}){0,2}(?:\\.[A-Za-z0-9]+(?:-[0-9]{1,9})?)?");
  private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);

  private ScalarReader() {}

  /** A plain scalar under the core schema of YAML 1.2, for the few places without a type. */
  public static Scalar untyped(String text) {
    if (text.equals("true") || text.equals("false")) {
      return new Scalar.Flag(text.equals("true"));
    }
    return UNTYPED.matcher(text).matches()
        ? new Scalar.Amount(new BigDecimal(text))
        : new Scalar.Text(text);
  }

  /** The scalar, or nothing and a problem. */
  public static Optional<Scalar> read(Cursor at, ScalarType type, Problems problems) {
    Optional<String> text = at.scalar().filter(one -> isOf(type, at));
    if (text.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "%s is wanted here, not %s".formatted(name(type), at.shape()));
      return Optional.empty();
    }
    if (type.dimension().isPresent()) {
      return measure(at, text.get().strip(), type.dimension().get(), problems);
    }
    if (type == ScalarType.JSON || type == ScalarType.XML) {
      return formed(at, text.get(), type, problems);
    }
    Optional<Scalar> scalar = plain(text.get(), type);
    if (scalar.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "'%s' is not %s%s".formatted(Cursor.shortened(text.get()), name(type), example(type)));
    }
    return scalar;
  }

  private static boolean isOf(ScalarType type, Cursor at) {
    return type == ScalarType.NULL ? at.isNull() : !at.isNull() || type.isText();
  }

  private static Optional<Scalar> formed(
      Cursor at, String text, ScalarType type, Problems problems) {
    Optional<String> fault = type == ScalarType.JSON ? JsonText.fault(text) : XmlSchema.fault(text);
    fault.ifPresent(
        one ->
            problems.error(
                ProblemCode.INVALID_VALUE,
                at,
                "'%s' is not %s: %s".formatted(Cursor.shortened(text), type.typeName(), one)));
    return fault.isPresent() ? Optional.empty() : Optional.of(new Scalar.Text(text));
  }

  private static Optional<Scalar> plain(String text, ScalarType type) {
    return switch (type) {
      case INTEGER -> integer(text.strip()).map(Scalar.Amount::new);
      case FLOAT -> matching(FLOAT, text.strip()).map(BigDecimal::new).map(Scalar.Amount::new);
      case BOOLEAN -> flag(text.strip().toLowerCase(Locale.ROOT));
      case TIMESTAMP ->
          Optional.of(text.strip())
              .filter(one -> Timestamps.read(one).isPresent())
              .map(Scalar.Text::new);
      case VERSION -> matching(VERSION, text.strip()).map(Scalar.Text::new);
      case NULL -> Optional.of(new Scalar.Text(""));
      default -> Optional.of(new Scalar.Text(text));
    };
  }

  private static Optional<String> matching(Pattern form, String text) {
    return Optional.of(text).filter(one -> one.length() <= 100 && form.matcher(one).matches());
  }

  private static Optional<BigDecimal> integer(String text) {
    Optional<BigInteger> number =
        matching(INTEGER, text).map(BigInteger::new).or(() -> based(text));
    return number.filter(one -> one.abs().compareTo(LONGEST) <= 0).map(BigDecimal::new);
  }

  private static Optional<BigInteger> based(String text) {
    Matcher based = BASED.matcher(text);
    if (!based.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        based.group(1) != null
            ? new BigInteger(based.group(1), 16)
            : new BigInteger(based.group(2), 8));
  }

  private static Optional<Scalar> flag(String word) {
    return TRUE.contains(word) || FALSE.contains(word)
        ? Optional.of(new Scalar.Flag(TRUE.contains(word)))
        : Optional.empty();
  }

  private static Optional<Scalar> measure(
      Cursor at, String text, Dimension dimension, Problems problems) {
    Matcher matcher = WITH_UNIT.matcher(text);
    if (text.length() > 100 || !matcher.matches()) {
      problems.error(
          ProblemCode.INVALID_VALUE,
          at,
          "'%s' is not a %s; write a number and a unit, such as '%s'"
              .formatted(Cursor.shortened(text), dimension.typeName(), example(dimension)));
      return Optional.empty();
    }
    Optional<BigDecimal> factor = Units.factor(dimension, matcher.group(2));
    if (factor.isEmpty()) {
      problems.error(
          ProblemCode.INVALID_SCALAR_UNIT,
          at,
          "%s; the units of %s are %s"
              .formatted(
                  matcher.group(2).isEmpty()
                      ? "'%s' has no unit".formatted(text)
                      : "'%s' is not a unit here".formatted(matcher.group(2)),
                  dimension.typeName(),
                  Units.known(dimension)));
      return Optional.empty();
    }
    BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(factor.get());
    return Optional.of(new Scalar.Measure(amount, dimension, text));
  }

  private static String name(ScalarType type) {
    return switch (type) {
      case INTEGER -> "an integer";
      case NULL -> "nothing";
      default -> "a " + type.typeName();
    };
  }

  private static String example(ScalarType type) {
    return switch (type) {
      case BOOLEAN -> "; write true or false";
      case TIMESTAMP -> "; write for example 2026-11-24T10:00:00Z";
      case VERSION -> "; write for example 1.2 or 1.2.3";
      default -> "";
    };
  }

  private static String example(Dimension dimension) {
    return switch (dimension) {
      case SIZE -> "8 GB";
      case TIME -> "10 m";
      case FREQUENCY -> "2 GHz";
      case BITRATE -> "10 Mbps";
    };
  }
}
