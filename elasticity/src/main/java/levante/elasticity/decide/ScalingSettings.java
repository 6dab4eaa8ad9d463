package levante.elasticity.decide;

import java.time.Duration;
import java.util.Optional;
import levante.elasticity.limit.Limits;
import levante.kernel.Backoff;

/**
 * How one cluster is scaled.
 *
 * @param idleTime how long a node must have been seen idle before it is drained (CLUES: IDLE_TIME)
 * @param maxBootingNodes most nodes that boot at the same time (CLUES: MAX_BOOTING_NODES)
 * @param scanPeriod how often the loop ticks; a gap over three periods, and 10 s, is no evidence of
 *     idleness
 * @param provisionTimeout after which an ordered node that is not Ready counts as failed
 * @param consolidateAfter how long after the cluster last grew a node is emptied whose pods have
 *     room elsewhere; empty leaves pods where they are
 * @param backoff before a pool whose nodes did not come is asked again, or a refused drain repeated
 * @param limits what the cluster's owner allows beyond the pools' bounds
 */
public record ScalingSettings(
    Duration idleTime,
    int maxBootingNodes,
    Duration scanPeriod,
    Duration provisionTimeout,
    Optional<Duration> consolidateAfter,
    Backoff backoff,
    Limits limits) {
  /**
   * Idle 10 min, scan 10 s and 15 min to provision as Cluster Autoscaler; its backoff begins later
   * (5 min) than ours.
   */
  public static final ScalingSettings DEFAULTS =
      new ScalingSettings(
          Duration.ofMinutes(10),
          10,
          Duration.ofSeconds(10),
          Duration.ofMinutes(15),
          Optional.of(Duration.ofMinutes(10)),
          new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(30)),
          Limits.NONE);

  public ScalingSettings {
    if (idleTime.isNegative()
        || maxBootingNodes < 1
        || scanPeriod.isNegative()
        || scanPeriod.isZero()
        || provisionTimeout.isNegative()
        || provisionTimeout.isZero()
        || consolidateAfter.filter(Duration::isNegative).isPresent()) {
      throw new IllegalStateException(
          "idle %s, booting %d, scan %s, provision %s"
              .formatted(idleTime, maxBootingNodes, scanPeriod, provisionTimeout));
    }
  }

  /** The same with another idle time. */
  public ScalingSettings withIdleTime(Duration other) {
    return new ScalingSettings(
        other, maxBootingNodes, scanPeriod, provisionTimeout, consolidateAfter, backoff, limits);
  }

  /** The same with another scan period. */
  public ScalingSettings withScanPeriod(Duration other) {
    return new ScalingSettings(
        idleTime, maxBootingNodes, other, provisionTimeout, consolidateAfter, backoff, limits);
  }

  /** The same with another bound on nodes that boot at the same time. */
  public ScalingSettings withMaxBootingNodes(int other) {
    return new ScalingSettings(
        idleTime, other, scanPeriod, provisionTimeout, consolidateAfter, backoff, limits);
  }

  /** The same with another backoff. */
  public ScalingSettings withBackoff(Backoff other) {
    return new ScalingSettings(
        idleTime, maxBootingNodes, scanPeriod, provisionTimeout, consolidateAfter, other, limits);
  }

  /** The same with another bound on the time from the order to Ready. */
  public ScalingSettings withProvisionTimeout(Duration other) {
    return new ScalingSettings(
        idleTime, maxBootingNodes, scanPeriod, other, consolidateAfter, backoff, limits);
  }

  /** The same with another time to consolidate; empty for never. */
  public ScalingSettings withConsolidateAfter(Optional<Duration> other) {
    return new ScalingSettings(
        idleTime, maxBootingNodes, scanPeriod, provisionTimeout, other, backoff, limits);
  }

  /** The same with other limits. */
  public ScalingSettings withLimits(Limits other) {
    return new ScalingSettings(
        idleTime, maxBootingNodes, scanPeriod, provisionTimeout, consolidateAfter, backoff, other);
  }
}
