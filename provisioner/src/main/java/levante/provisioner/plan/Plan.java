package levante.provisioner.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.Placement;

/**
 * What is to be done next and what the machines cost.
 *
 * @param steps in the order in which they are taken
 * @param prices a line for each pool that shall have machines, now or at most
 * @param estate what is written down before the steps are taken
 */
public record Plan(List<Step> steps, List<PoolPrice> prices, Estate estate) {
  /**
   * What one pool costs.
   *
   * @param count machines that shall be now
   * @param atMost machines that scaling may make of it
   */
  public record PoolPrice(String nodeTemplate, Placement placement, int count, int atMost) {
    static PoolPrice of(DesiredPool pool) {
      return new PoolPrice(pool.nodeTemplate(), pool.placement(), pool.count(), pool.scale().max());
    }

    /** The price of the machines that shall be now. */
    public BigDecimal eurPerHour() {
      return placement.size().eurPerHour().multiply(BigDecimal.valueOf(count));
    }

    /** The price when scaled to the bound. */
    public BigDecimal eurPerHourAtMost() {
      return placement.size().eurPerHour().multiply(BigDecimal.valueOf(atMost));
    }
  }

  public Plan {
    steps = List.copyOf(steps);
    prices = List.copyOf(prices);
    Objects.requireNonNull(estate, "estate");
  }

  /** The price of all machines that shall be now. */
  public BigDecimal eurPerHour() {
    return prices.stream().map(PoolPrice::eurPerHour).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** The price of all machines when every pool is scaled to its bound. */
  public BigDecimal eurPerHourAtMost() {
    return prices.stream()
        .map(PoolPrice::eurPerHourAtMost)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
