package levante.elasticity.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.cluster.Pod;
import levante.elasticity.constraint.PodTerm;

/** The pods on nodes that will not have certain others near, counted by what they will not have. */
final class Repellers {
  private final Map<PodTerm, Domains> terms = new HashMap<>();

  /** The pod came to the node, or left it with a count of -1. */
  void count(SimulatedNode node, Pod pod, int by) {
    for (PodTerm term : pod.spec().apart()) {
      String domain = node.label(term.topologyKey());
      if (domain != null) {
        terms.computeIfAbsent(term, key -> new Domains()).add(domain, by);
      }
    }
  }

  /** Whether there are such pods. */
  boolean any() {
    return !terms.isEmpty();
  }

  /** Why the pod is not let near; empty when it is. */
  Optional<Refusal> refusal(Pod pod, SimulatedNode node) {
    for (Map.Entry<PodTerm, Domains> entry : terms.entrySet()) {
      String domain = node.label(entry.getKey().topologyKey());
      if (domain != null
          && entry.getValue().in(domain) > 0
          && entry.getKey().matches(pod.namespace(), pod.labels())) {
        return Optional.of(new Refusal("a pod there will not have %s near", entry.getKey()));
      }
    }
    return Optional.empty();
  }
}
