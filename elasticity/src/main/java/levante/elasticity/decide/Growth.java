package levante.elasticity.decide;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.schedule.FirstFit;
import levante.elasticity.schedule.SchedulingSimulation;
import levante.elasticity.schedule.SimulatedNode;
import levante.elasticity.wording.Sentences;

/**
 * The nodes to order for pods that no node has room for: first-fit decreasing over the pools, in
 * their order of preference. A pod that no pool can hold is set aside with the reasons; it never
 * keeps another from being served. Nodes on order that cannot be had now are waited for only when
 * no other pool may grow instead.
 */
final class Growth {
  private final Situation situation;
  private final PoolChoice choice;
  private final SchedulingSimulation simulation;
  private final Map<NodePool, FirstFit> opened = new LinkedHashMap<>();
  private final List<Unplaceable> unplaceable = new ArrayList<>();
  private final Map<String, List<String>> waits = new LinkedHashMap<>();
  private final Map<Pod, String> later = new LinkedHashMap<>();
  private final FirstFit stalled;

  private Growth(Situation situation, Placement placement) {
    this.situation = situation;
    this.simulation = placement.simulation();
    this.choice = new PoolChoice(situation, simulation);
    situation.seen().pools().forEach(pool -> opened.put(pool, new FirstFit(simulation)));
    this.stalled = new FirstFit(simulation);
    List<Pod> left = placement.leftOver();
    for (int i = 0; i < left.size(); i++) {
      place(left.subList(i, left.size()));
    }
    waitForStalled();
    situation.seen().pools().forEach(this::fillToMinimum);
  }

  static Growth of(Situation situation, Placement placement) {
    return new Growth(situation, placement);
  }

  /** The full names of the pods that no node is ordered for. */
  Set<String> unserved() {
    Set<String> names = new TreeSet<>();
    unplaceable.forEach(pod -> names.add(pod.pod()));
    waits.values().forEach(names::addAll);
    return names;
  }

  /** Pods that no pool and no node can ever hold. */
  List<Unplaceable> unplaceable() {
    return unplaceable;
  }

  /** Sentences about pods that have to wait although a pool could hold them. */
  List<String> waits() {
    return waits.entrySet().stream()
        .map(
            entry ->
                "%s cannot be served yet: %s"
                    .formatted(
                        Sentences.some(entry.getValue().stream().sorted().toList()),
                        entry.getKey()))
        .toList();
  }

  /** What is on order and not supplied yet, again, and what is new. */
  List<ScalingDecision> scaleUps() {
    List<ScalingDecision> decisions = new ArrayList<>();
    for (NodePool pool : situation.seen().pools()) {
      int total = situation.seen().live(pool.name()).size();
      for (OpenDecision open : situation.unfulfilled(pool.name())) {
        total += open.missing();
        ScalingDecision.ScaleUp ordered = (ScalingDecision.ScaleUp) open.decision();
        if (!isFullByTheRules(pool)) {
          decisions.add(ordered.reaching(bounded(pool, total)));
        }
      }
      int more = opened.get(pool).nodes().size();
      if (more > 0) {
        decisions.add(scaleUp(pool, bounded(pool, total + more)));
      }
    }
    return decisions;
  }

  // A window has begun in which the pool may not have what was ordered before.
  private boolean isFullByTheRules(NodePool pool) {
    return situation.seen().live(pool.name()).size() >= pool.max()
        && situation.settings().limits().whyFewer(pool.name()).isPresent();
  }

  // Each asks for its own and what was ordered before: asked for by another order, a machine would
  // be nobody's when its own order is refused.
  private static int bounded(NodePool pool, int total) {
    return Math.max(1, Math.min(pool.max(), total));
  }

  /** Places the first of these pods; the others come after it. */
  private void place(List<Pod> left) {
    Pod pod = left.get(0);
    if (opened.values().stream().anyMatch(nodes -> nodes.place(pod).isPresent())) {
      return;
    }
    Optional<NodePool> pool = choice.best(left);
    if (pool.isPresent()) {
      simulation.take(pod, open(pool.get()));
    } else if (choice.neverFits(pod)) {
      unplaceable.add(new Unplaceable(pod.fullName(), choice.rejections(pod)));
    } else {
      later.put(pod, choice.whyNotNow(pod));
    }
  }

  private void waitForStalled() {
    if (later.isEmpty()) {
      return;
    }
    for (NodePool pool : situation.seen().pools()) {
      for (SuppliedNode node : situation.stalled(pool.name())) {
        stalled.add(simulation.join(node.name(), pool.shape()));
      }
    }
    later.forEach(
        (pod, why) -> {
          if (stalled.place(pod).isEmpty()) {
            waits.computeIfAbsent(why, any -> new ArrayList<>()).add(pod.fullName());
          }
        });
  }

  /** The nodes on order that cannot be had now and that pods wait for all the same. */
  List<SimulatedNode> stalled() {
    return stalled.nodes().stream().filter(node -> !node.placed().isEmpty()).toList();
  }

  private void fillToMinimum(NodePool pool) {
    int has =
        situation.seen().live(pool.name()).size()
            + situation.missing(pool.name())
            + opened.get(pool).nodes().size();
    for (int i = has; i < pool.min() && choice.blocked(pool).isEmpty(); i++) {
      open(pool);
    }
  }

  private SimulatedNode open(NodePool pool) {
    FirstFit nodes = opened.get(pool);
    SimulatedNode node =
        simulation.join(
            "new node %d of %s".formatted(nodes.nodes().size() + 1, pool.name()), pool.shape());
    nodes.add(node);
    choice.spend(pool);
    return node;
  }

  private ScalingDecision.ScaleUp scaleUp(NodePool pool, int total) {
    List<SimulatedNode> nodes = opened.get(pool).nodes();
    List<Pod> pods = nodes.stream().flatMap(node -> node.placed().stream()).toList();
    List<String> names = pods.stream().map(Pod::fullName).sorted().toList();
    return new ScalingDecision.ScaleUp(
        pool.name(),
        nodes.size(),
        total,
        situation.seen().supplied().stream()
            .filter(node -> node.pool().equals(pool.name()))
            .map(SuppliedNode::name)
            .toList(),
        reason(pool, nodes.size(), names),
        names,
        0,
        choice.candidates(pool, pods),
        pool.eurPerHour().multiply(BigDecimal.valueOf(nodes.size())));
  }

  private String reason(NodePool pool, int nodes, List<String> pods) {
    if (pods.isEmpty()) {
      return situation
          .settings()
          .limits()
          .whyMore(pool.name())
          .orElseGet(() -> "pool %s keeps at least %d nodes".formatted(pool.name(), pool.min()));
    }
    return "%s and no node has room: %d more of pool %s at %s EUR/h each"
        .formatted(Sentences.waiting(pods), nodes, pool.name(), pool.eurPerHour().toPlainString());
  }
}
