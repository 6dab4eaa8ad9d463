package levante.tosca.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import levante.tosca.data.Dimension;

/**
 * The units of TOSCA Simple Profile 1.3, section 3.3.6, each with its exact factor to the base unit
 * of its dimension. Spelled in any case, but for bitrates, where {@code b} is a bit and {@code B}
 * eight.
 */
final class Units {
  private static final Map<Dimension, Map<String, BigDecimal>> FACTORS =
      Map.of(
          Dimension.SIZE, sizes(),
          Dimension.TIME, times(),
          Dimension.FREQUENCY, frequencies(),
          Dimension.BITRATE, bitrates());

  private Units() {}

  static Optional<BigDecimal> factor(Dimension dimension, String unit) {
    Map<String, BigDecimal> factors = FACTORS.get(dimension);
    if (dimension == Dimension.BITRATE) {
      return Optional.ofNullable(factors.get(unit));
    }
    for (Map.Entry<String, BigDecimal> one : factors.entrySet()) {
      if (one.getKey().equalsIgnoreCase(unit)) {
        return Optional.of(one.getValue());
      }
    }
    return Optional.empty();
  }

  static String known(Dimension dimension) {
    return String.join(", ", FACTORS.get(dimension).keySet());
  }

  private static Map<String, BigDecimal> sizes() {
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    factors.put("B", BigDecimal.ONE);
    String[] prefixes = {"k", "M", "G", "T"};
    for (int i = 0; i < prefixes.length; i++) {
      String binary = prefixes[i].toUpperCase(Locale.ROOT) + "iB";
      factors.put(prefixes[i] + "B", BigDecimal.ONE.scaleByPowerOfTen(3 * (i + 1)));
      factors.put(binary, BigDecimal.valueOf(1L << (10 * (i + 1))));
    }
    return factors;
  }

  private static Map<String, BigDecimal> times() {
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    factors.put("d", BigDecimal.valueOf(86_400));
    factors.put("h", BigDecimal.valueOf(3_600));
    factors.put("m", BigDecimal.valueOf(60));
    factors.put("s", BigDecimal.ONE);
    factors.put("ms", BigDecimal.ONE.scaleByPowerOfTen(-3));
    factors.put("us", BigDecimal.ONE.scaleByPowerOfTen(-6));
    factors.put("ns", BigDecimal.ONE.scaleByPowerOfTen(-9));
    return factors;
  }

  private static Map<String, BigDecimal> frequencies() {
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    factors.put("Hz", BigDecimal.ONE);
    factors.put("kHz", BigDecimal.ONE.scaleByPowerOfTen(3));
    factors.put("MHz", BigDecimal.ONE.scaleByPowerOfTen(6));
    factors.put("GHz", BigDecimal.ONE.scaleByPowerOfTen(9));
    return factors;
  }

  private static Map<String, BigDecimal> bitrates() {
    Map<String, BigDecimal> factors = new LinkedHashMap<>();
    factors.put("bps", BigDecimal.ONE);
    factors.put("Bps", BigDecimal.valueOf(8));
    String[] prefixes = {"K", "M", "G", "T"};
    for (int i = 0; i < prefixes.length; i++) {
      BigDecimal decimal = BigDecimal.ONE.scaleByPowerOfTen(3 * (i + 1));
      BigDecimal binary = BigDecimal.valueOf(1L << (10 * (i + 1)));
      factors.put(prefixes[i] + "bps", decimal);
      factors.put(prefixes[i] + "ibps", binary);
      factors.put(prefixes[i] + "Bps", decimal.multiply(BigDecimal.valueOf(8)));
      factors.put(prefixes[i] + "iBps", binary.multiply(BigDecimal.valueOf(8)));
    }
    return factors;
  }
}
