package levante.elasticity.schedule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/**
 * Resources as whole numbers in places that one {@link Index} gives out: cpu in thousandths of a
 * core, all else in units, rounded up as kube-scheduler does. Compared a million times a decision.
 */
final class Amounts {
  private long[] values;

  private Amounts(long[] values) {
    this.values = values;
  }

  /** Which resource is at which place; grows as resources are met. */
  static final class Index {
    private final Map<String, Integer> places = new HashMap<>();

    Amounts of(Resources resources) {
      long[] values = new long[Math.max(8, places.size())];
      for (Map.Entry<String, Quantity> entry : resources.asMap().entrySet()) {
        int place = places.computeIfAbsent(entry.getKey(), name -> places.size());
        if (place >= values.length) {
          values = Arrays.copyOf(values, place + 8);
        }
        values[place] = whole(entry.getKey(), entry.getValue());
      }
      return new Amounts(values);
    }

    private static long whole(String resource, Quantity quantity) {
      BigDecimal amount = quantity.toBigDecimal();
      BigDecimal scaled = Resources.CPU.equals(resource) ? amount.movePointRight(3) : amount;
      // What no machine has is as good as any other amount that no machine has.
      return scaled
          .setScale(0, RoundingMode.CEILING)
          .min(BigDecimal.valueOf(Long.MAX_VALUE / 4))
          .max(BigDecimal.valueOf(Long.MIN_VALUE / 4))
          .longValue();
    }
  }

  /** Whether there is enough of everything that is wanted at all. */
  boolean covers(Amounts wanted) {
    long[] others = wanted.values;
    for (int i = 0; i < others.length; i++) {
      if (others[i] > 0 && (i < values.length ? values[i] : 0) < others[i]) {
        return false;
      }
    }
    return true;
  }

  void subtract(Amounts other) {
    widen(other);
    for (int i = 0; i < other.values.length; i++) {
      values[i] -= other.values[i];
    }
  }

  void add(Amounts other) {
    widen(other);
    for (int i = 0; i < other.values.length; i++) {
      values[i] += other.values[i];
    }
  }

  private void widen(Amounts other) {
    if (values.length < other.values.length) {
      values = Arrays.copyOf(values, other.values.length);
    }
  }
}
