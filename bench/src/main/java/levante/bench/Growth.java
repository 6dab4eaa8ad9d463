package levante.bench;

import java.util.List;

/**
 * How cost grows with size: the slope of a line through the logarithms of both, by least squares.
 */
public final class Growth {
  private Growth() {}

  /**
   * 1 when cost is proportional to size, 2 when it is to its square.
   *
   * @param sizes at least two different ones
   * @param seconds by the same order
   */
  public static double exponent(List<Integer> sizes, List<Double> seconds) {
    double meanSize = sizes.stream().mapToDouble(Math::log).average().orElseThrow();
    double meanCost = seconds.stream().mapToDouble(Math::log).average().orElseThrow();
    double both = 0;
    double size = 0;
    for (int i = 0; i < sizes.size(); i++) {
      double away = Math.log(sizes.get(i)) - meanSize;
      both += away * (Math.log(seconds.get(i)) - meanCost);
      size += away * away;
    }
    return both / size;
  }
}
