package levante.tosca.value;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.tosca.data.Scalar;

/** Less and greater among scalars that were read under one type. */
final class ScalarOrder implements Comparator<Scalar> {
  private static final Pattern VERSION =
      Pattern.compile(
          "([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:\\.([A-Za-z0-9]+)(?:-([0-9]+))?)?");
  private final ScalarType type;

  ScalarOrder(ScalarType type) {
    this.type = type;
  }

  @Override
  public int compare(Scalar a, Scalar b) {
    if (a instanceof Scalar.Amount one && b instanceof Scalar.Amount other) {
      return one.value().compareTo(other.value());
    }
    if (a instanceof Scalar.Measure one && b instanceof Scalar.Measure other) {
      return one.amount().compareTo(other.amount());
    }
    String left = a.plain().toString();
    String right = b.plain().toString();
    return switch (type) {
      case VERSION -> versions(left, right);
      case TIMESTAMP -> time(left).compareTo(time(right));
      default -> left.compareTo(right);
    };
  }

  private static Instant time(String text) {
    return Timestamps.read(text).orElseThrow();
  }

  // Major, minor and fix from left to right; what has a qualifier is older than what has none.
  private static int versions(String a, String b) {
    Matcher left = parts(a);
    Matcher right = parts(b);
    for (int i = 1; i <= 3; i++) {
      int order = number(left, i).compareTo(number(right, i));
      if (order != 0) {
        return order;
      }
    }
    if (left.group(4) == null || right.group(4) == null) {
      return Boolean.compare(left.group(4) == null, right.group(4) == null);
    }
    int order = left.group(4).compareTo(right.group(4));
    return order != 0 ? order : number(left, 5).compareTo(number(right, 5));
  }

  private static Matcher parts(String version) {
    Matcher parts = VERSION.matcher(version);
    if (!parts.matches()) {
      throw new IllegalStateException("read as a version, and is none: " + version);
    }
    return parts;
  }

  private static BigInteger number(Matcher parts, int group) {
    return parts.group(group) == null ? BigInteger.ZERO : new BigInteger(parts.group(group));
  }
}
