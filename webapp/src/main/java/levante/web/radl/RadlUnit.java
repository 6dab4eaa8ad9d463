package levante.web.radl;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * The units that RADL's numbers carry: decimal ones, and binary ones with an i, with or without B.
 */
final class RadlUnit {
  private static final String PREFIXES = "KMGT";

  private RadlUnit() {}

  /** What one of that unit is; 1 for none and for an unknown one, as in RADL. */
  static BigDecimal factor(String unit) {
    String upper = unit.toUpperCase(Locale.ROOT);
    String plain = upper.endsWith("B") ? upper.substring(0, upper.length() - 1) : upper;
    if (plain.isEmpty() || PREFIXES.indexOf(plain.charAt(0)) < 0) {
      return BigDecimal.ONE;
    }
    int power = PREFIXES.indexOf(plain.charAt(0)) + 1;
    return switch (plain.substring(1)) {
      case "" -> BigDecimal.valueOf(1000).pow(power);
      case "I" -> BigDecimal.valueOf(1024).pow(power);
      default -> BigDecimal.ONE;
    };
  }
}
