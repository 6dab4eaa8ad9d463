package levante.elasticity.replay;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.elasticity.simulate.NodeSpec;
import levante.elasticity.simulate.SchedulerRules;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.WhatIf;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * What of a cluster its work is replayed on: the nodes of one pool, since the simulated cloud has
 * one kind.
 *
 * @param pools how many the cluster has
 * @param boot from a node's order until it is Ready, the median of the last ones; empty when none
 *     has come yet
 * @param idleTime the cluster's
 */
public record ReplayWorld(NodePool pool, int pools, Optional<Duration> boot, Duration idleTime) {
  /** So many of the last nodes tell how long a boot takes. */
  public static final int BOOTS = 50;

  /** What the verb whatif takes when nobody knows better. */
  public static final Duration COMMON_BOOT = Duration.ofMinutes(2);

  private static final Duration STOP = Duration.ofSeconds(10);

  /** A day has 17,280 looks of the usual period; of a week half as many are enough. */
  private static final Duration LONG = Duration.ofDays(2);

  public ReplayWorld {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(boot, "boot");
    Objects.requireNonNull(idleTime, "idleTime");
  }

  /**
   * Of a cluster: its pool, or of several the one with the most cores.
   *
   * @param boots how long its nodes took to come
   * @throws LevanteException INVALID_REQUEST when it has no pool that may have nodes
   */
  public static ReplayWorld of(ElasticCluster cluster, List<Duration> boots) {
    NodePool largest =
        cluster.pools().stream()
            .filter(pool -> pool.max() > 0)
            .min(
                Comparator.comparingDouble(ReplayWorld::cores)
                    .reversed()
                    .thenComparing(NodePool::name))
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INVALID_REQUEST,
                        "cluster %s has no pool that could have nodes".formatted(cluster.id())));
    return new ReplayWorld(
        largest, cluster.pools().size(), median(boots), cluster.settings().idleTime());
  }

  private static double cores(NodePool pool) {
    return pool.max() * pool.shape().allocatable().get(Resources.CPU).toBigDecimal().doubleValue();
  }

  private static Optional<Duration> median(List<Duration> boots) {
    List<Duration> sorted = boots.stream().filter(one -> !one.isNegative()).sorted().toList();
    return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get(sorted.size() / 2));
  }

  /** A node of the pool. */
  public NodeSpec node() {
    return new NodeSpec(pool.shape().allocatable(), pool.max(), pool.eurPerHour());
  }

  /**
   * The simulated cluster and cloud.
   *
   * @param span how much time is replayed: of much time the loop looks half as often
   */
  public WhatIf simulated(Duration span) {
    return new WhatIf(
        node(),
        new SupplyConditions(boot.orElse(COMMON_BOOT), STOP, 0, 1),
        SchedulerRules.DEFAULTS,
        idleTime,
        span.compareTo(LONG) > 0 ? WhatIf.SCAN_PERIOD.multipliedBy(2) : WhatIf.SCAN_PERIOD);
  }
}
