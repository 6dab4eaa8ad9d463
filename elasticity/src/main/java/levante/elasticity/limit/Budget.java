package levante.elasticity.limit;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.ToIntFunction;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;

/**
 * What the nodes of the pools cost by the hour while one decision orders more. Every node counts
 * from its order until it is gone. What has no known price cannot be held within a ceiling, so it
 * is not ordered where there is one.
 */
public final class Budget {
  private final Optional<BigDecimal> ceiling;
  private BigDecimal spent;

  private Budget(Optional<BigDecimal> ceiling, BigDecimal spent) {
    this.ceiling = ceiling;
    this.spent = spent;
  }

  /**
   * Before anything more is ordered.
   *
   * @param missing how many nodes of a pool are ordered that the supply does not show yet
   */
  public static Budget of(Limits limits, ClusterSnapshot seen, ToIntFunction<NodePool> missing) {
    BigDecimal spent = BigDecimal.ZERO;
    for (SuppliedNode node : seen.supplied()) {
      spent = spent.add(seen.pool(node.pool()).map(NodePool::eurPerHour).orElse(BigDecimal.ZERO));
    }
    for (NodePool pool : seen.pools()) {
      spent = spent.add(pool.eurPerHour().multiply(BigDecimal.valueOf(missing.applyAsInt(pool))));
    }
    return new Budget(limits.eurPerHour(), spent);
  }

  /** One more node of the pool is ordered. */
  public void spend(NodePool pool) {
    spent = spent.add(pool.eurPerHour());
  }

  /** Why no more of the pool may be ordered; empty when one may. */
  public Optional<String> refusal(NodePool pool) {
    return ceiling.flatMap(most -> refusal(pool, most));
  }

  private Optional<String> refusal(NodePool pool, BigDecimal most) {
    if (pool.eurPerHour().signum() == 0) {
      return Optional.of(
          "the price of pool %s is not known, so it is not ordered from under a ceiling of %s EUR/h"
              .formatted(pool.name(), most.toPlainString()));
    }
    return spent.add(pool.eurPerHour()).compareTo(most) > 0
        ? Optional.of(
            ("one more node of pool %s at %s EUR/h would be above the ceiling of %s EUR/h:"
                    + " nodes cost %s EUR/h already")
                .formatted(
                    pool.name(),
                    pool.eurPerHour().toPlainString(),
                    most.toPlainString(),
                    spent.toPlainString()))
        : Optional.empty();
  }
}
