package levante.elasticity.adapter.kubernetes;

import java.time.Duration;

/**
 * How real clusters are talked to.
 *
 * @param requestTimeout of one call
 * @param staleAfter how long a cluster may not have answered for its view still to count as whole
 * @param drainDeadline how long a drain waits for budgets and for pods to end until it is refused
 */
public record KubernetesConfig(
    Duration requestTimeout, Duration staleAfter, Duration drainDeadline) {
  /**
   * Five seconds for a call; a view counts for half a minute, three times the period in which the
   * loop looks; and ten minutes for a drain, as long as Cluster Autoscaler lets a pod take to end
   * (max-graceful-termination-sec).
   */
  public static final KubernetesConfig DEFAULTS =
      new KubernetesConfig(Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(10));

  public KubernetesConfig {
    if (requestTimeout.toMillis() < 1 || staleAfter.toMillis() < 1 || drainDeadline.isNegative()) {
      throw new IllegalStateException(
          "timeout %s, stale after %s, drain %s"
              .formatted(requestTimeout, staleAfter, drainDeadline));
    }
  }

  /** The same with another bound on the age of a view. */
  public KubernetesConfig withStaleAfter(Duration other) {
    return new KubernetesConfig(requestTimeout, other, drainDeadline);
  }

  /** The same with another bound on a drain. */
  public KubernetesConfig withDrainDeadline(Duration other) {
    return new KubernetesConfig(requestTimeout, staleAfter, other);
  }
}
