package levante.elasticity.policy;

import java.time.Duration;

/**
 * CLUES's parameters, under CLUES's names and with CLUES's meaning and defaults. Its periods of
 * looking (PERIOD_MONITORING_*, PERIOD_RECOVERY_NODES) and its debouncing (DELAY_POWON,
 * DELAY_POWOFF, TIME_OFF_GLITCH_DETECTION) have no counterpart: one whole view is looked at each
 * time, and what cannot be seen is unknown, never off.
 *
 * @param idleTime IDLE_TIME
 * @param reconsiderJobTime RECONSIDER_JOB_TIME: how long a job waits before nodes are asked for
 * @param cooldownNodes COOLDOWN_NODES: how long a node stays on after it came on
 * @param maxBootingNodes MAX_BOOTING_NODES; 0 is no bound
 * @param maxWaitPowerOn MAX_WAIT_POWERON: a node that is not on by then has failed
 * @param extra EXTRA_SLOTS_FREE, EXTRA_NODES_FREE
 */
public record CluesSettings(
    Duration idleTime,
    Duration reconsiderJobTime,
    Duration cooldownNodes,
    int maxBootingNodes,
    Duration maxWaitPowerOn,
    Extra extra) {
  /** CLUES 2.3's. */
  public static final CluesSettings DEFAULTS =
      new CluesSettings(
          Duration.ofMinutes(30),
          Duration.ofMinutes(1),
          Duration.ZERO,
          0,
          Duration.ofMinutes(5),
          new Extra(0, 0));

  /**
   * What CLUES keeps free.
   *
   * @param slots EXTRA_SLOTS_FREE: cores
   * @param nodes EXTRA_NODES_FREE: whole nodes
   */
  public record Extra(int slots, int nodes) {
    public Extra {
      if (slots < 0 || nodes < 0) {
        throw new IllegalStateException("%d slots, %d nodes".formatted(slots, nodes));
      }
    }
  }

  public CluesSettings {
    if (idleTime.isNegative()
        || reconsiderJobTime.isNegative()
        || cooldownNodes.isNegative()
        || maxBootingNodes < 0
        || maxWaitPowerOn.isNegative()
        || maxWaitPowerOn.isZero()) {
      throw new IllegalStateException(
          "IDLE_TIME %s, RECONSIDER_JOB_TIME %s, COOLDOWN_NODES %s, MAX_BOOTING_NODES %d"
              .formatted(idleTime, reconsiderJobTime, cooldownNodes, maxBootingNodes));
    }
  }

  /** The same with another idle time. */
  public CluesSettings withIdleTime(Duration other) {
    return new CluesSettings(
        other, reconsiderJobTime, cooldownNodes, maxBootingNodes, maxWaitPowerOn, extra);
  }
}
