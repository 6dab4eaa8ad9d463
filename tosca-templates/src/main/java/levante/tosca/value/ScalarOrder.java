package levante.tosca.value;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Pattern;
import levante.tosca.data.Scalar;

/** Less and greater among scalars that were read under one type. */
final class ScalarOrder implements Comparator<Scalar> {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
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
    return type == ScalarType.VERSION ? versions(left, right) : left.compareTo(right);
  }

  private static int versions(String a, String b) {
    String[] left = a.split("[.-]");
    String[] right = b.split("[.-]");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      String one = i < left.length ? left[i] : "0";
      String other = i < right.length ? right[i] : "0";
      boolean numbers = NUMBER.matcher(one).matches() && NUMBER.matcher(other).matches();
      int order =
          numbers ? new BigInteger(one).compareTo(new BigInteger(other)) : one.compareTo(other);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
