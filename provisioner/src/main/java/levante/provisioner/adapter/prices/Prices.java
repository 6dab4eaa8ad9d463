package levante.provisioner.adapter.prices;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;

/**
 * The operator's list prices: a line {@code <cloud> <region> <size> <EUR per hour>} each, where
 * {@code *} stands for any cloud or region; {@code #} begins a comment. What is not in it has no
 * known price.
 */
public final class Prices {
  /** Nothing has a known price. */
  public static final Prices NONE = new Prices(Map.of());

  private static final int CELLS = 4;

  private final Map<String, BigDecimal> prices;

  private Prices(Map<String, BigDecimal> prices) {
    this.prices = Map.copyOf(prices);
  }

  /**
   * Reads the catalogue.
   *
   * @throws IllegalArgumentException that names the file and the line
   */
  public static Prices read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      Map<String, BigDecimal> prices = new TreeMap<>();
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).replaceFirst("#.*", "").strip();
        if (!line.isEmpty()) {
          List<String> cells = List.of(line.split("\\s+"));
          prices.put(key(cells), price(cells, file + ":" + (i + 1)));
        }
      }
      return new Prices(prices);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("cannot read the prices in " + file, unreadable);
    }
  }

  private static String key(List<String> cells) {
    return String.join(" ", cells.subList(0, Math.min(cells.size(), CELLS - 1)));
  }

  private static BigDecimal price(List<String> cells, String place) {
    try {
      if (cells.size() == CELLS && new BigDecimal(cells.get(CELLS - 1)).signum() >= 0) {
        return new BigDecimal(cells.get(CELLS - 1));
      }
    } catch (NumberFormatException none) {
      throw new IllegalArgumentException(place + ": the price is no number", none);
    }
    throw new IllegalArgumentException(place + ": write '<cloud> <region> <size> <EUR per hour>'");
  }

  /** The price of one machine, when it is known; the most exact line counts. */
  public Optional<BigDecimal> of(CloudId cloud, Region region, String size) {
    return List.of(
            "%s %s %s".formatted(cloud, region, size),
            "%s * %s".formatted(cloud, size),
            "* %s %s".formatted(region, size),
            "* * %s".formatted(size))
        .stream()
        .filter(prices::containsKey)
        .map(prices::get)
        .findFirst();
  }
}
