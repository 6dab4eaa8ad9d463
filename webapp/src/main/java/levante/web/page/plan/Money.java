package levante.web.page.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import levante.web.language.Say;

/** Prices for people. One that nobody knows is never a 0. */
public final class Money {
  /** Hours of a month: a twelfth of 365 days. */
  private static final BigDecimal HOURS_A_MONTH = BigDecimal.valueOf(730);

  private Money() {}

  /** With the cents' fractions that clouds charge. */
  public static String perHour(BigDecimal eurPerHour) {
    return Say.of("%s € an hour", eurPerHour.setScale(4, RoundingMode.HALF_UP).toPlainString());
  }

  /** Of a month of 730 hours. */
  public static String perMonth(BigDecimal eurPerHour) {
    return Say.of(
        "%s € a month",
        eurPerHour.multiply(HOURS_A_MONTH).setScale(2, RoundingMode.HALF_UP).toPlainString());
  }

  /** A sum of which some parts may be unknown. */
  public static String perHour(BigDecimal eurPerHour, long unknown) {
    return least(perHour(eurPerHour), eurPerHour, unknown);
  }

  /** A sum of which some parts may be unknown. */
  public static String perMonth(BigDecimal eurPerHour, long unknown) {
    return least(perMonth(eurPerHour), eurPerHour, unknown);
  }

  private static String least(String price, BigDecimal known, long unknown) {
    if (unknown == 0) {
      return price;
    }
    return known.signum() == 0 ? Say.of("price unknown") : Say.of("at least %s", price);
  }
}
