package levante.elasticity.decide;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Setback;
import levante.elasticity.limit.Budget;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.limit.Waste;
import levante.elasticity.schedule.SchedulingSimulation;
import levante.elasticity.wording.Sentences;

/**
 * Which pool a pod's node is ordered from: the first, in the owner's order, that can hold the pod
 * and may grow. Keeps count of what this decision has ordered already.
 */
final class PoolChoice {
  private final Situation situation;
  private final SchedulingSimulation simulation;
  private final Map<String, Integer> ordered = new TreeMap<>();
  private final Map<String, Integer> stalled = new TreeMap<>();
  private final IdentityHashMap<PodSpec, Map<String, Optional<String>>> lasting =
      new IdentityHashMap<>();
  private final Map<String, Map<String, String>> beaten = new TreeMap<>();
  private final Budget budget;
  private final PoolOrder order;
  private int bootsLeft;

  PoolChoice(Situation situation, SchedulingSimulation simulation) {
    this.situation = situation;
    this.simulation = simulation;
    this.bootsLeft = situation.bootsLeft();
    this.order = situation.settings().limits().order();
    this.budget =
        Budget.of(
            situation.settings().limits(),
            situation.seen(),
            pool -> situation.missing(pool.name()));
    situation.seen().pools().stream()
        .map(NodePool::name)
        .forEach(pool -> stalled.put(pool, situation.stalled(pool).size()));
  }

  /** One more node is ordered of the pool. */
  void spend(NodePool pool) {
    ordered.merge(pool.name(), 1, Integer::sum);
    budget.spend(pool);
    bootsLeft--;
  }

  /**
   * The pool for the first of these pods.
   *
   * @param left it and those that find no room either and come after it
   */
  Optional<NodePool> best(List<Pod> left) {
    Pod pod = left.get(0);
    List<NodePool> able =
        situation.seen().pools().stream()
            .filter(pool -> refusal(pool, pod).isEmpty() && blocked(pool).isEmpty())
            .filter(pool -> crowded(pool, pod).isEmpty())
            .toList();
    if (able.size() < 2) {
      return able.stream().findFirst();
    }
    Map<String, Double> wasted = new TreeMap<>();
    ToDoubleFunction<NodePool> waste =
        pool -> wasted.computeIfAbsent(pool.name(), name -> waste(pool, left));
    Optional<NodePool> best =
        order.weighsWaste() ? order.best(able, waste) : able.stream().findFirst();
    best.ifPresent(chosen -> remember(chosen, able, waste));
    return best;
  }

  private double waste(NodePool pool, List<Pod> left) {
    return Waste.of(pool, left.stream().filter(pod -> refusal(pool, pod).isEmpty()));
  }

  private void remember(NodePool chosen, List<NodePool> able, ToDoubleFunction<NodePool> waste) {
    if (!beaten.containsKey(chosen.name())) {
      Map<String, String> why = new TreeMap<>();
      able.stream()
          .filter(pool -> !pool.equals(chosen))
          .forEach(pool -> why.put(pool.name(), order.whyNot(pool, chosen, waste)));
      beaten.put(chosen.name(), why);
    }
  }

  /** Whether neither a pool nor a node that is there could hold the pod, were it empty. */
  boolean neverFits(Pod pod) {
    return situation.seen().pools().stream().allMatch(pool -> refusal(pool, pod).isPresent())
        && situation.seen().view().nodes().stream()
            .filter(node -> !node.cordoned() || situation.isDraining(node.name()))
            .allMatch(
                node -> simulation.lastingRefusal(pod, node.name(), node.shape()).isPresent());
  }

  /** Why the pod's node is not ordered now although it could be held. */
  String whyNotNow(Pod pod) {
    return situation.seen().pools().stream()
        .filter(pool -> refusal(pool, pod).isEmpty())
        .flatMap(pool -> blocked(pool).or(() -> crowded(pool, pod)).stream())
        .distinct()
        .reduce((one, other) -> one + ", " + other)
        .orElse("only nodes that are there could hold it, and they are full");
  }

  /** Every pool's reason against the pod. */
  List<Candidate> rejections(Pod pod) {
    return situation.seen().pools().stream()
        .map(pool -> rejected(pool, refusal(pool, pod).orElse("")))
        .toList();
  }

  /** Every pool, seen from the decision for one of them. */
  List<Candidate> candidates(NodePool chosen, List<Pod> pods) {
    return situation.seen().pools().stream().map(pool -> candidate(pool, chosen, pods)).toList();
  }

  /** Why the pool cannot grow now; empty when it can. */
  Optional<String> blocked(NodePool pool) {
    Optional<String> backingOff =
        situation
            .backingOff(Setback.Kind.SCALE_UP, pool.name())
            .map(
                until ->
                    "pool %s failed lately and is not asked before %s"
                        .formatted(pool.name(), Sentences.at(until)));
    if (backingOff.isPresent()) {
      return backingOff;
    }
    int awaited = stalled.get(pool.name());
    if (awaited > 0) {
      return Optional.of(
          "pool %s waits for %d %s that cannot be had now"
              .formatted(pool.name(), awaited, awaited == 1 ? "node" : "nodes"));
    }
    if (situation.roomIn(pool) - ordered.getOrDefault(pool.name(), 0) < 1) {
      return Optional.of(atMaximum(pool));
    }
    return bootsLeft < 1
        ? Optional.of(
            "%d nodes boot already, the most at a time"
                .formatted(situation.settings().maxBootingNodes()))
        : budget.refusal(pool);
  }

  private String atMaximum(NodePool pool) {
    return situation
        .settings()
        .limits()
        .whyFewer(pool.name())
        .orElseGet(
            () -> "pool %s is at its maximum of %d nodes".formatted(pool.name(), pool.max()));
  }

  private Candidate candidate(NodePool pool, NodePool chosen, List<Pod> pods) {
    if (pool.equals(chosen)) {
      return new Candidate(
          pool.name(),
          pool.eurPerHour(),
          Candidate.Verdict.CHOSEN,
          pods.isEmpty()
              ? situation.settings().limits().whyMore(pool.name()).orElse("below its minimum")
              : "first by %s that holds them and may grow"
                  .formatted(
                      order.equals(PoolOrder.DEFAULT)
                          ? "preference (edge, then price)"
                          : "the owner's order (%s)".formatted(order.told())));
    }
    Optional<String> refused =
        pods.stream().map(pod -> refusal(pool, pod)).flatMap(Optional::stream).findFirst();
    String later =
        Optional.ofNullable(beaten.getOrDefault(chosen.name(), Map.of()).get(pool.name()))
            .map(why -> "comes later: " + why)
            .orElse("comes later by preference");
    return rejected(pool, refused.or(() -> blocked(pool)).orElse(later));
  }

  private static Candidate rejected(NodePool pool, String why) {
    return new Candidate(pool.name(), pool.eurPerHour(), Candidate.Verdict.REJECTED, why);
  }

  // Asked for every pod of a burst, and the same for all of one spec.
  private Optional<String> refusal(NodePool pool, Pod pod) {
    return lasting
        .computeIfAbsent(pod.spec(), spec -> new TreeMap<>())
        .computeIfAbsent(pool.name(), name -> lastingRefusal(pool, pod));
  }

  private Optional<String> lastingRefusal(NodePool pool, Pod pod) {
    return pool.max() == 0 && situation.settings().limits().whyFewer(pool.name()).isEmpty()
        ? Optional.of("its maximum is 0 nodes")
        : simulation.lastingRefusal(pod, nameIn(pool), pool.shape());
  }

  private Optional<String> crowded(NodePool pool, Pod pod) {
    return simulation.dependsOnOthers(pod)
        ? simulation.refusal(pod, nameIn(pool), pool.shape())
        : Optional.empty();
  }

  private static String nameIn(NodePool pool) {
    return "a new node of " + pool.name();
  }
}
