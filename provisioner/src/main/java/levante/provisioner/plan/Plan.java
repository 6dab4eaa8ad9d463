package levante.provisioner.plan;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.Placement;
import levante.provisioner.desired.UnservedPart;

/**
 * What is to be done next and what the machines cost.
 *
 * @param steps in the order in which they are taken
 * @param prices a line for each pool that shall have machines, now or at most
 * @param estate what is written down before the steps are taken
 * @param unserved parts of the template that nothing carries out yet, so that it is not deployed
 */
public record Plan(
    List<Step> steps, List<PoolPrice> prices, Estate estate, List<UnservedPart> unserved) {
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
    unserved = List.copyOf(unserved);
  }

  /** The same plan of a template that has parts which nothing carries out yet. */
  public Plan without(List<UnservedPart> parts) {
    return new Plan(steps, prices, estate, parts);
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
