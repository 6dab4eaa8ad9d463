package levante.elasticity.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;

/** Nodes in an order of preference: each pod goes to the first that takes it. */
public final class FirstFit {
  private final SchedulingSimulation simulation;
  private final List<SimulatedNode> nodes = new ArrayList<>();

  // Nodes only fill up, so what refused one pod of a spec refuses the next.
  private final IdentityHashMap<PodSpec, Integer> refused = new IdentityHashMap<>();

  /** No nodes yet. */
  public FirstFit(SchedulingSimulation simulation) {
    this.simulation = simulation;
  }

  /** One more node, the last in preference. */
  public void add(SimulatedNode node) {
    nodes.add(node);
  }

  /** The nodes in their order. */
  public List<SimulatedNode> nodes() {
    return Collections.unmodifiableList(nodes);
  }

  /** Puts the pod onto the first node that takes it; empty when none does. */
  public Optional<SimulatedNode> place(Pod pod) {
    // Pods that look for others may find them later where they did not before.
    boolean stable = pod.spec().near().isEmpty() && pod.spec().spread().isEmpty();
    int first = stable ? refused.getOrDefault(pod.spec(), 0) : 0;
    for (int i = first; i < nodes.size(); i++) {
      if (simulation.take(pod, nodes.get(i))) {
        refused.put(pod.spec(), i);
        return Optional.of(nodes.get(i));
      }
    }
    refused.put(pod.spec(), nodes.size());
    return Optional.empty();
  }
}
