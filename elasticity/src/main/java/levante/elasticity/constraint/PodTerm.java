package levante.elasticity.constraint;

import java.util.Collections;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Pods that a pod wants near, or will not have near.
 *
 * @param namespaces where they are; an observer has resolved selectors of namespaces to names
 * @param topologyKey the node's label whose value two nodes share to be near one another
 */
public record PodTerm(LabelSelector selector, SortedSet<String> namespaces, String topologyKey) {
  public PodTerm {
    namespaces = Collections.unmodifiableSortedSet(new TreeSet<>(namespaces));
    if (topologyKey.isBlank()) {
      throw new IllegalStateException("a pod affinity term needs a topology key");
    }
  }

  /** Pods of that namespace. */
  public static PodTerm of(LabelSelector selector, String namespace, String topologyKey) {
    return new PodTerm(selector, new TreeSet<>(java.util.Set.of(namespace)), topologyKey);
  }

  /** Whether a pod with these labels in that namespace is one of them. */
  public boolean matches(String namespace, Map<String, String> labels) {
    return namespaces.contains(namespace) && selector.matches(labels);
  }

  @Override
  public String toString() {
    return "%s per %s".formatted(selector, topologyKey);
  }
}
