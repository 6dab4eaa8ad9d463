package levante.elasticity.policy;

import java.math.BigDecimal;
import java.util.List;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.Candidate;
import levante.elasticity.decide.ScalingDecision.ScaleUp;

/** How the orders of CLUES's chain are worded. */
final class CluesOrders {
  private CluesOrders() {}

  static ScaleUp order(ClusterSnapshot seen, NodePool pool, int add, int total, List<String> pods) {
    return new ScaleUp(
        pool.name(),
        add,
        total,
        seen.supplied().stream()
            .filter(node -> node.pool().equals(pool.name()))
            .map(SuppliedNode::name)
            .toList(),
        pods.isEmpty()
            ? "%d more of pool %s, to be kept free".formatted(add, pool.name())
            : "%d requests fit no node that is on or boots: %d more of pool %s"
                .formatted(pods.size(), add, pool.name()),
        pods.stream().sorted().toList(),
        0,
        seen.pools().stream().map(one -> candidate(one, pool)).toList(),
        pool.eurPerHour().multiply(BigDecimal.valueOf(add)));
  }

  private static Candidate candidate(NodePool pool, NodePool chosen) {
    return pool.equals(chosen)
        ? new Candidate(
            pool.name(), pool.eurPerHour(), Candidate.Verdict.CHOSEN, "the first that is off")
        : new Candidate(
            pool.name(), pool.eurPerHour(), Candidate.Verdict.REJECTED, "not the first");
  }
}
