package levante.elasticity.act;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.SuppliedNode;

/**
 * Nodes that their supply makes another version. Policies know nothing of that: to them such a node
 * is on its way and comes soon, so that none is ordered for the pods that it will take back, and
 * the time in which it is empty for that is no idle time. Pure.
 */
final class BeingUpgraded {
  private BeingUpgraded() {}

  /** What a policy is to see. */
  static ClusterSnapshot comingBack(ClusterSnapshot seen, Instant now) {
    ClusterView view = seen.view();
    for (String name : names(seen.supplied())) {
      view = view.node(name).map(node -> comingBack(node, now)).map(view::with).orElse(view);
    }
    return seen.with(view);
  }

  private static Node comingBack(Node node, Instant now) {
    return new Node(
        node.name(),
        node.role(),
        node.pool(),
        node.shape(),
        Node.Readiness.NOT_READY,
        Node.Scheduling.OPEN,
        now);
  }

  /** The idle spans of all others. */
  static List<IdleSpan> without(List<SuppliedNode> supplied, List<IdleSpan> idle) {
    Set<String> names = names(supplied);
    return names.isEmpty()
        ? idle
        : idle.stream().filter(span -> !names.contains(span.node())).toList();
  }

  private static Set<String> names(List<SuppliedNode> supplied) {
    return supplied.stream()
        .filter(SuppliedNode::upgrading)
        .map(SuppliedNode::name)
        .collect(Collectors.toSet());
  }
}
