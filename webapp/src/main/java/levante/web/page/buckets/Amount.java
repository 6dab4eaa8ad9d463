package levante.web.page.buckets;

import java.util.List;
import java.util.Locale;

/** How much there is in a file, for people. */
final class Amount {
  private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

  private Amount() {}

  /** In the largest unit that there is at least one of, with one decimal. */
  static String inWords(long bytes) {
    double amount = bytes;
    int unit = 0;
    while (amount >= 1024 && unit < UNITS.size() - 1) {
      amount /= 1024;
      unit++;
    }
    return unit == 0
        ? bytes + " B"
        : String.format(Locale.ROOT, "%.1f %s", amount, UNITS.get(unit));
  }
}
