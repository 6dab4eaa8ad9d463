package levante.elasticity.decide;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.schedule.FirstFit;
import levante.elasticity.schedule.SchedulingSimulation;
import levante.elasticity.schedule.SimulatedNode;

/**
 * Where the waiting pods would go with the nodes there are: first onto Ready ones, oldest pod
 * first, as the cluster's own scheduler will; the rest, largest first, onto nodes that are on their
 * way; the rest of that onto nodes that could be uncordoned. Of each kind those of the preferred
 * pool come first.
 */
final class Placement {
  /** GPUs are the scarcest, so they count first; the name makes a replay decide the same. */
  static final Comparator<Pod> LARGEST_FIRST =
      Comparator.<Pod>comparingInt(pod -> pod.spec().priority())
          .thenComparing(pod -> pod.requests().get(Resources.GPU))
          .thenComparing(pod -> pod.requests().get(Resources.CPU))
          .thenComparing(pod -> pod.requests().get(Resources.MEMORY))
          .reversed()
          .thenComparing(Pod.AS_SCHEDULED);

  private final Situation situation;
  private final SchedulingSimulation simulation;
  private final FirstFit ready;
  private final FirstFit coming;
  private final FirstFit returnable;
  private final List<Pod> leftOver;

  private Placement(Situation situation, List<Pod> waiting) {
    this.situation = situation;
    this.simulation = new SchedulingSimulation(situation.seen().view());
    this.ready = new FirstFit(simulation);
    this.coming = new FirstFit(simulation);
    this.returnable = new FirstFit(simulation);
    Map<String, Integer> ranks = situation.ranks();
    byRank(situation.seen().view().loads(), load -> ranks.getOrDefault(load.node().name(), 0))
        .forEach(this::addNode);
    byRank(booting(), node -> ranks.getOrDefault(node.name(), 0)).forEach(this::addBooting);
    situation.seen().pools().forEach(this::addOrdered);
    List<Pod> rest = rest(waiting, ready);
    rest = rest(rest.stream().sorted(LARGEST_FIRST).toList(), coming);
    leftOver = rest(rest, returnable);
  }

  /** Of these pods, which wait, in the order in which they will be scheduled. */
  static Placement of(Situation situation, List<Pod> waiting) {
    return new Placement(situation, waiting);
  }

  // What was ordered first comes first; what nothing waits for is then the least far on its way.
  private List<SuppliedNode> booting() {
    return situation.seen().supplied().stream()
        .filter(situation::booting)
        .sorted(Comparator.comparing(SuppliedNode::since))
        .toList();
  }

  private static <T> List<T> byRank(Collection<T> items, ToIntFunction<T> rank) {
    return items.stream().sorted(Comparator.comparingInt(rank)).toList();
  }

  /** The cluster with the waiting pods where they would go. */
  SchedulingSimulation simulation() {
    return simulation;
  }

  /** The pods that no node has room for, largest first. */
  List<Pod> leftOver() {
    return leftOver;
  }

  /** Nodes on their way that pods wait for. */
  List<SimulatedNode> awaited() {
    return used(coming);
  }

  /** Ready nodes that have room for pods which are not bound yet. */
  List<SimulatedNode> aboutToBind() {
    return used(ready);
  }

  /** The cordoned node that is to come back, with the pods that it is for. */
  Optional<SimulatedNode> comesBack(String node) {
    return used(returnable).stream().filter(one -> one.name().equals(node)).findFirst();
  }

  /** The Ready nodes that waiting pods are about to be bound to. */
  Set<String> aboutToBeUsed() {
    Set<String> names = new TreeSet<>();
    aboutToBind().stream().map(SimulatedNode::name).forEach(names::add);
    return names;
  }

  private void addNode(NodeLoad load) {
    Node node = load.node();
    if (!node.ready()) {
      return;
    }
    SimulatedNode simulated = simulation.node(node.name());
    if (!node.cordoned()) {
      ready.add(simulated);
    } else if (situation.isOpen(ScalingDecision.Kind.UNCORDON, node.name())) {
      coming.add(simulated);
    } else if (situation.isDraining(node.name())) {
      returnable.add(simulated);
    }
  }

  private void addBooting(SuppliedNode node) {
    situation
        .seen()
        .pool(node.pool())
        .ifPresent(pool -> coming.add(simulation.join(node.name(), pool.shape())));
  }

  private void addOrdered(NodePool pool) {
    for (int i = 0; i < situation.missing(pool.name()); i++) {
      coming.add(simulation.join("an ordered node of " + pool.name(), pool.shape()));
    }
  }

  private static List<SimulatedNode> used(FirstFit nodes) {
    return nodes.nodes().stream().filter(node -> !node.placed().isEmpty()).toList();
  }

  private static List<Pod> rest(List<Pod> pods, FirstFit nodes) {
    return pods.stream().filter(pod -> nodes.place(pod).isEmpty()).toList();
  }
}
