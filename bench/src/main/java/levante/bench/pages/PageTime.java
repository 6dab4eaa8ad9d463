package levante.bench.pages;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * How long one page took, asked for again and again by one client.
 *
 * @param median and {@code p95} in milliseconds, the way over the loopback included
 * @param kilobytes of the answer
 */
record PageTime(String name, double median, double p95, double kilobytes) {
  private static final int WARMING = 15;
  private static final int ROUNDS = 41;

  /** Measured once it is warm. */
  static PageTime of(String name, Supplier<String> page) {
    return of(name, page, WARMING, ROUNDS);
  }

  /** The same when it is warm already, or so costly that a few times must do. */
  static PageTime of(String name, Supplier<String> page, int warming, int rounds) {
    double[] millis = new double[rounds];
    int characters = 0;
    for (int i = -warming; i < rounds; i++) {
      long began = System.nanoTime();
      characters = page.get().length();
      millis[Math.max(0, i)] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(millis);
    return new PageTime(
        name, millis[rounds / 2], millis[(int) Math.ceil(rounds * 0.95) - 1], characters / 1024.0);
  }

  /** For people. */
  String text() {
    return String.format(
        Locale.ROOT, "  %-52s %7.1f ms  p95 %7.1f ms  %7.1f KB", name, median, p95, kilobytes);
  }
}
