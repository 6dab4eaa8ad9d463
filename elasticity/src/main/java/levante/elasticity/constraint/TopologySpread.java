package levante.elasticity.constraint;

import java.util.Objects;

/**
 * How evenly pods must be spread, when they may not be scheduled otherwise ({@code DoNotSchedule}).
 *
 * @param maxSkew by how many pods a domain may have more than the emptiest one, at least 1
 * @param topologyKey the node's label whose values are the domains
 * @param selector the pods that count, in the pod's own namespace
 * @param minDomains with fewer domains than this the emptiest one counts as empty; at least 1
 * @param affinity whether nodes that the pod's node selector and affinity exclude are left out
 * @param taints whether nodes whose taints the pod does not tolerate are left out
 */
public record TopologySpread(
    int maxSkew,
    String topologyKey,
    LabelSelector selector,
    int minDomains,
    Policy affinity,
    Policy taints) {
  /** Whether a rule about nodes counts when domains are found. */
  public enum Policy {
    HONOR,
    IGNORE
  }

  public TopologySpread {
    Objects.requireNonNull(selector, "selector");
    Objects.requireNonNull(affinity, "affinity");
    Objects.requireNonNull(taints, "taints");
    if (maxSkew < 1 || minDomains < 1 || topologyKey.isBlank()) {
      throw new IllegalStateException(
          "spread over '%s' with skew %d, %d domains".formatted(topologyKey, maxSkew, minDomains));
    }
  }

  /** With Kubernetes' defaults: affinity honoured, taints ignored, one domain is enough. */
  public static TopologySpread of(int maxSkew, String topologyKey, LabelSelector selector) {
    return new TopologySpread(maxSkew, topologyKey, selector, 1, Policy.HONOR, Policy.IGNORE);
  }

  @Override
  public String toString() {
    return "%s over %s with skew %d".formatted(selector, topologyKey, maxSkew);
  }
}
