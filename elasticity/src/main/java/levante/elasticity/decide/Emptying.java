package levante.elasticity.decide;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.consolidate.Consolidation;
import levante.elasticity.consolidate.Emptied;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.wording.Sentences;

/**
 * The nodes to empty because others have room for what runs on them.
 *
 * @param needed the Ready nodes that waiting pods are about to be bound to
 * @param remaining how many nodes each pool keeps after what was decided so far; goes down with
 *     what is decided here
 */
record Emptying(
    Situation situation, Placement placement, Set<String> needed, Map<String, Integer> remaining) {
  /**
   * None while the cluster has grown lately, while pods wait, or while an idle node is about to go.
   *
   * @param settled nodes about which nothing is decided yet
   * @param decided what is
   */
  List<Drain> drains(List<SuppliedNode> settled, List<ScalingDecision> decided) {
    Set<String> going =
        decided.stream()
            .map(ScalingDecision::target)
            .collect(Collectors.toCollection(TreeSet::new));
    Optional<Duration> calm = situation.settings().consolidateAfter();
    if (calm.isEmpty()
        || !placement.leftOver().isEmpty()
        || settled.stream().anyMatch(node -> !going.contains(node.name()) && idlesOn(node))
        || situation.grewSince(situation.now().minus(calm.get()))) {
      return List.of();
    }
    ClusterView view = situation.seen().view();
    Set<String> staying =
        view.nodes().stream()
            .filter(node -> node.ready() && !node.cordoned())
            .map(Node::name)
            .filter(name -> !going.contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> candidates = movable(settled, staying);
    return allowed(
        Consolidation.of(
            view, placement.simulation(), candidates, situation.byPreference(staying)));
  }

  private List<Drain> allowed(List<Emptied> all) {
    int left =
        situation
            .settings()
            .limits()
            .atOnce()
            .map(most -> Math.max(0, most.of(workers()) - evicting()))
            .orElse(all.size());
    List<Drain> drains = new ArrayList<>();
    for (Emptied one : all) {
      if (drains.size() < left && oneLess(one)) {
        drains.add(
            new Drain(
                one.node(),
                Drain.Manner.EVICT,
                "what runs on it has room elsewhere: %s on %s"
                    .formatted(Sentences.some(one.pods()), Sentences.some(one.onto()))));
      }
    }
    return drains;
  }

  /** The nodes of the pools, whatever they do. */
  private int workers() {
    return (int)
        situation.seen().view().nodes().stream()
            .filter(node -> situation.seen().supplied(node.name()).isPresent())
            .count();
  }

  private int evicting() {
    return (int)
        situation.open(Drain.class).stream()
            .filter(drain -> drain.manner() == Drain.Manner.EVICT)
            .count();
  }

  private boolean oneLess(Emptied emptied) {
    String pool = situation.seen().supplied(emptied.node()).map(SuppliedNode::pool).orElseThrow();
    boolean spare = remaining.getOrDefault(pool, 0) > situation.minimumOf(pool);
    if (spare) {
      remaining.merge(pool, -1, Integer::sum);
    }
    return spare;
  }

  /**
   * Whether the node is about to go, and takes pods until then: those that are moved would come
   * onto it, the emptiest of all, and would have to move once more.
   */
  private boolean idlesOn(SuppliedNode node) {
    return situation.idleSpan(node.name()).isPresent()
        && !needed.contains(node.name())
        && remaining.getOrDefault(node.pool(), 0) > situation.minimumOf(node.pool());
  }

  /** The nodes that may be emptied, the least preferred and emptiest first. */
  private List<String> movable(List<SuppliedNode> settled, Set<String> staying) {
    ClusterView view = situation.seen().view();
    return settled.stream()
        .filter(node -> staying.contains(node.name()) && !needed.contains(node.name()))
        .filter(node -> situation.backingOff(Setback.Kind.DRAIN, node.name()).isEmpty())
        .filter(node -> situation.keptUntil(node).isEmpty())
        .sorted(
            Comparator.<SuppliedNode>comparingInt(node -> -situation.rankOf(node.pool()))
                .thenComparing(node -> view.workOn(node.name()).size())
                .thenComparing(situation::freeCpu, Comparator.reverseOrder())
                .thenComparing(SuppliedNode::name))
        .map(SuppliedNode::name)
        .toList();
  }
}
