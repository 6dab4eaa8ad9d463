package levante.elasticity.constraint;

import java.util.Map;

/**
 * A PodDisruptionBudget as it stands.
 *
 * @param allowed how many of its pods may be evicted now, at least 0
 */
public record DisruptionBudget(String namespace, String name, LabelSelector selector, int allowed) {
  public DisruptionBudget {
    if (allowed < 0) {
      throw new IllegalStateException("%s/%s allows %d".formatted(namespace, name, allowed));
    }
  }

  /** Whether it protects a pod with these labels in that namespace. */
  public boolean protects(String podNamespace, Map<String, String> labels) {
    return namespace.equals(podNamespace) && selector.matches(labels);
  }
}
