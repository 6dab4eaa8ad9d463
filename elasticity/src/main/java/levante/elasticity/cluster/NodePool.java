package levante.elasticity.cluster;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * The nodes that come from one scalable node template: all of one shape, at least {@code min} and
 * at most {@code max}.
 *
 * @param shape what a new node of the pool would offer
 * @param eurPerHour the price of one node
 * @param rank how many pools its owner prefers to it, whatever tier and price say
 */
public record NodePool(
    String name,
    NodeShape shape,
    int min,
    int max,
    BigDecimal eurPerHour,
    Tier tier,
    String region,
    int rank) {
  /** Where its machines stand; the order is the order of preference. */
  public enum Tier {
    EDGE,
    CLOUD
  }

  public NodePool {
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(tier, "tier");
    Objects.requireNonNull(region, "region");
    if (name.isBlank() || min < 0 || max < min || eurPerHour.signum() < 0 || rank < 0) {
      throw new IllegalStateException(
          "pool '%s' with %d to %d nodes at %s EUR".formatted(name, min, max, eurPerHour));
    }
  }

  /** The same with other bounds. */
  public NodePool bounded(int least, int most) {
    return new NodePool(name, shape, least, most, eurPerHour, tier, region, rank);
  }

  /** The same with so many pools before it. */
  public NodePool ranked(int other) {
    return new NodePool(name, shape, min, max, eurPerHour, tier, region, other);
  }
}
