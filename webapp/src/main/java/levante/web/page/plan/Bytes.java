package levante.web.page.plan;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sizes for people. */
public final class Bytes {
  private static final long GIB = 1L << 30;
  private static final long MIB = 1L << 20;

  private Bytes() {}

  /** In GiB with one decimal at most, small ones in MiB. */
  public static String inWords(long bytes) {
    if (bytes < GIB) {
      return bytes / MIB + " MiB";
    }
    return BigDecimal.valueOf(bytes)
            .divide(BigDecimal.valueOf(GIB), 1, RoundingMode.HALF_UP)
            .stripTrailingZeros()
            .toPlainString()
        + " GiB";
  }
}
