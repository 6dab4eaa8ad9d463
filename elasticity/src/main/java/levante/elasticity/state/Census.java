package levante.elasticity.state;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodePool;

/**
 * How many nodes of a cluster are in each state, and how many pods wait for a node.
 *
 * @param waiting empty when the cluster could not be seen
 * @param nodes every state; of those that are off, how many the pools could still have
 */
public record Census(Instant at, Optional<Integer> waiting, Map<NodeState, Integer> nodes) {
  public Census {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(waiting, "waiting");
    Map<NodeState, Integer> all = new EnumMap<>(NodeState.class);
    for (NodeState state : NodeState.values()) {
      all.put(state, nodes.getOrDefault(state, 0));
    }
    nodes = Collections.unmodifiableMap(all);
  }

  /** Of these spells, in a cluster that is seen, or is not. */
  static Census of(
      Instant at, List<NodeSpell> spells, List<NodePool> pools, Optional<ClusterSnapshot> seen) {
    Map<NodeState, Integer> nodes = new EnumMap<>(NodeState.class);
    spells.forEach(spell -> nodes.merge(spell.state(), 1, Integer::sum));
    int off = 0;
    for (NodePool pool : pools) {
      int on =
          seen.map(one -> one.live(pool.name()).size())
              .orElseGet(() -> (int) spells.stream().filter(one -> isOf(one, pool)).count());
      off += Math.max(0, pool.max() - on);
    }
    nodes.put(NodeState.OFF, off);
    return new Census(at, seen.map(one -> one.view().waiting().size()), nodes);
  }

  private static boolean isOf(NodeSpell spell, NodePool pool) {
    return spell.state() != NodeState.OFF && spell.pool().filter(pool.name()::equals).isPresent();
  }

  /** Whether the counts are the same, at whatever time. */
  public boolean sameAs(Census other) {
    return waiting.equals(other.waiting) && nodes.equals(other.nodes);
  }
}
