package levante.elasticity.limit;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a cluster's owner allows scaling beyond the bounds of its pools.
 *
 * @param eurPerHour no node is ordered that would let all nodes of the pools cost more
 * @param life how long nodes are kept at least
 * @param atOnce so many nodes are emptied at a time because others have room for their pods
 * @param unready from when on the cluster is too ill to be scaled
 * @param order which of several pools gets a node
 * @param leastPriority pods below it run where there is room, and neither bring nodes nor keep them
 * @param lowered of a pool that may have fewer nodes than its template says, who says so, in a
 *     sentence
 * @param raised of a pool that keeps more nodes than its template says, the same
 */
public record Limits(
    Optional<BigDecimal> eurPerHour,
    NodeLife life,
    Optional<AtOnce> atOnce,
    Unready unready,
    PoolOrder order,
    int leastPriority,
    Map<String, String> lowered,
    Map<String, String> raised) {
  /** Source: Cluster Autoscaler, expendable-pods-priority-cutoff. */
  public static final int LEAST_PRIORITY = -10;

  /** Whatever the pools' bounds allow. */
  public static final Limits NONE =
      new Limits(
          Optional.empty(),
          NodeLife.ANY,
          Optional.empty(),
          Unready.DEFAULT,
          PoolOrder.DEFAULT,
          LEAST_PRIORITY,
          Map.of(),
          Map.of());

  public Limits {
    Objects.requireNonNull(eurPerHour, "eurPerHour");
    Objects.requireNonNull(life, "life");
    Objects.requireNonNull(atOnce, "atOnce");
    Objects.requireNonNull(unready, "unready");
    Objects.requireNonNull(order, "order");
    lowered = Map.copyOf(lowered);
    raised = Map.copyOf(raised);
    if (eurPerHour.filter(one -> one.signum() < 0).isPresent()) {
      throw new IllegalStateException("at most %s EUR/h".formatted(eurPerHour));
    }
  }

  /** The same with another order of pools. */
  public Limits withOrder(PoolOrder other) {
    return new Limits(eurPerHour, life, atOnce, unready, other, leastPriority, lowered, raised);
  }

  /** The same with another number of nodes to empty at a time. */
  public Limits withAtOnce(AtOnce other) {
    return new Limits(
        eurPerHour, life, Optional.of(other), unready, order, leastPriority, lowered, raised);
  }

  /** The same with another life of nodes. */
  public Limits withLife(NodeLife other) {
    return new Limits(eurPerHour, other, atOnce, unready, order, leastPriority, lowered, raised);
  }

  /** The same with another ceiling. */
  public Limits withCeiling(BigDecimal other) {
    return new Limits(
        Optional.of(other), life, atOnce, unready, order, leastPriority, lowered, raised);
  }

  /** The same with another bound on priorities. */
  public Limits withLeastPriority(int other) {
    return new Limits(eurPerHour, life, atOnce, unready, order, other, lowered, raised);
  }

  /** Why the pool may have fewer nodes than its template says; empty when it may not. */
  public Optional<String> whyFewer(String pool) {
    return Optional.ofNullable(lowered.get(pool));
  }

  /** Why the pool keeps more nodes than its template says; empty when it does not. */
  public Optional<String> whyMore(String pool) {
    return Optional.ofNullable(raised.get(pool));
  }
}
