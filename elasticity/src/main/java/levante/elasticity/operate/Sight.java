package levante.elasticity.operate;

import java.util.List;
import java.util.Optional;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** A cluster as it is while a person looks at it or does something to it. */
record Sight(
    ElasticCluster cluster, Observation<ClusterSnapshot> observed, List<OpenDecision> open) {
  /** What was seen; throws the code of what was not. */
  ClusterSnapshot seen() {
    return observed.match(
        Observation.Complete::seen,
        unseen -> {
          throw new LevanteException(unseen.code(), unseen.message());
        });
  }

  /** The node, as the supply knows it; throws INVALID_REQUEST when no pool made it. */
  SuppliedNode supplied(String node) {
    Optional<SuppliedNode> supplied = seen().supplied(node);
    if (supplied.isEmpty() && seen().view().node(node).isPresent()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "no pool made node %s, so none takes it back".formatted(node));
    }
    return supplied.orElseThrow(() -> noNode(node));
  }

  /** The worker of that name that has joined; throws NODE_NOT_FOUND. */
  Node worker(String node) {
    return seen()
        .view()
        .node(node)
        .filter(one -> one.role() == Node.Role.WORKER)
        .orElseThrow(() -> noNode(node));
  }

  /** Whether a pool or a worker is named so. */
  boolean knows(String target) {
    return seen().pool(target).isPresent()
        || seen().supplied(target).isPresent()
        || seen().view().node(target).isPresent();
  }

  /** The open decisions of these kinds about a node. */
  List<OpenDecision> open(String node, List<Kind> kinds) {
    return open.stream()
        .filter(one -> one.decision().target().equals(node))
        .filter(one -> kinds.contains(one.decision().kind()))
        .toList();
  }

  /** Whether the node is released already. */
  boolean leaves(String node) {
    return !open(node, List.of(Kind.RELEASE)).isEmpty()
        || seen()
            .supplied(node)
            .filter(one -> one.state() == SuppliedNode.State.RELEASING)
            .isPresent();
  }

  /** How many nodes of the pool are there or on their way, and stay. */
  int staying(String pool) {
    return (int)
        seen().live(pool).stream()
            .filter(node -> open(node.name(), List.of(Kind.DRAIN, Kind.RELEASE)).isEmpty())
            .count();
  }

  LevanteException noNode(String node) {
    return new LevanteException(
        ErrorCode.NODE_NOT_FOUND, "cluster %s has no worker %s".formatted(cluster.id(), node));
  }
}
