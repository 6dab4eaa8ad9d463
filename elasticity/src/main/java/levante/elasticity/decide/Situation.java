package levante.elasticity.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.Quantity;

/** The arguments of one decision, with the questions that several steps ask of them. */
record Situation(
    ClusterSnapshot seen, List<OpenDecision> open, Instant now, ScalingSettings settings) {
  /** Open decisions of one kind. */
  <D extends ScalingDecision> List<D> open(Class<D> kind) {
    return open.stream()
        .map(OpenDecision::decision)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** Whether a decision of that kind about that node is open. */
  boolean isOpen(ScalingDecision.Kind kind, String node) {
    return open.stream()
        .map(OpenDecision::decision)
        .anyMatch(decision -> decision.kind() == kind && decision.target().equals(node));
  }

  /** Whether the node is being emptied only because it was idle, and could still be kept. */
  boolean isDraining(String node) {
    return isDrained(node, ScalingDecision.Drain.Manner.KEEP_WORK)
        && !isOpen(ScalingDecision.Kind.RELEASE, node);
  }

  /** Whether the node is being emptied in that manner. */
  boolean isDrained(String node, ScalingDecision.Drain.Manner manner) {
    return open(ScalingDecision.Drain.class).stream()
        .anyMatch(drain -> drain.node().equals(node) && drain.manner() == manner);
  }

  /** Whether a node was ordered or came after that, or is being ordered now. */
  boolean grewSince(Instant then) {
    return open.stream().anyMatch(one -> one.decision().kind() == ScalingDecision.Kind.SCALE_UP)
        || seen.supplied().stream()
            .anyMatch(node -> booting(node) || (node.live() && node.since().isAfter(then)))
        || seen.view().loads().stream().anyMatch(load -> load.node().since().isAfter(then));
  }

  /** The open scale-ups of a pool of which not every node has been supplied yet. */
  List<OpenDecision> unfulfilled(String pool) {
    return open.stream()
        .filter(one -> one.decision().kind() == ScalingDecision.Kind.SCALE_UP)
        .filter(one -> one.decision().target().equals(pool))
        .filter(one -> one.missing() > 0)
        .toList();
  }

  /** How many nodes were ordered of a pool that the supply does not show yet. */
  int missing(String pool) {
    return unfulfilled(pool).stream().mapToInt(OpenDecision::missing).sum();
  }

  /** The pool's nodes that are on order and cannot be had at the moment. */
  List<SuppliedNode> stalled(String pool) {
    return seen.live(pool).stream()
        .filter(node -> node.state() == SuppliedNode.State.STALLED)
        .toList();
  }

  /** Whether that node came of an open scale-up for pods, rather than of somebody's wish. */
  boolean isOrderedForPods(SuppliedNode node) {
    return open.stream()
        .filter(one -> one.nodes().contains(node.name()))
        .map(OpenDecision::decision)
        .anyMatch(one -> one instanceof ScalingDecision.ScaleUp up && up.servesPods());
  }

  /** Whether the supplied node is on its way: live, not Ready yet, and not too late. */
  boolean booting(SuppliedNode node) {
    return node.live()
        && node.state() != SuppliedNode.State.STALLED
        && !isOpen(ScalingDecision.Kind.RELEASE, node.name())
        && seen.view().node(node.name()).map(this::onItsWay).orElse(!overdue(node));
  }

  // A node that was cordoned before it was Ready takes nothing.
  private boolean onItsWay(Node node) {
    return !node.ready() && !node.cordoned() && !expired(node.since());
  }

  /** Whether the machine has had its time to become a node, and has not. */
  boolean overdue(SuppliedNode node) {
    return node.live() && seen.view().node(node.name()).isEmpty() && expired(node.since());
  }

  private boolean expired(Instant since) {
    return since.plus(settings.provisionTimeout()).isBefore(now);
  }

  /**
   * How many pools are preferred to a node's own; nodes of the first pool, or of none, are left
   * out.
   */
  Map<String, Integer> ranks() {
    Map<String, Integer> ranks = new HashMap<>();
    for (int rank = 1; rank < seen.pools().size(); rank++) {
      for (SuppliedNode node : seen.live(seen.pools().get(rank).name())) {
        ranks.put(node.name(), rank);
      }
    }
    return ranks;
  }

  /** Nodes grouped by how much their pools are preferred, those of no pool with the first. */
  List<List<String>> byPreference(Collection<String> nodes) {
    Map<String, Integer> ranks = ranks();
    Map<Integer, List<String>> groups = new TreeMap<>();
    for (String name : nodes) {
      groups.computeIfAbsent(ranks.getOrDefault(name, 0), rank -> new ArrayList<>()).add(name);
    }
    return List.copyOf(groups.values());
  }

  /** Whether the node is about to go. */
  boolean leaving(SuppliedNode node) {
    return isOpen(ScalingDecision.Kind.RELEASE, node.name())
        || isOpen(ScalingDecision.Kind.DRAIN, node.name());
  }

  /** The cores of the node that no pod has asked for; none when it is not in the cluster. */
  Quantity freeCpu(SuppliedNode node) {
    return seen.view()
        .load(node.name())
        .map(load -> load.free().get(Resources.CPU))
        .orElse(Quantity.ZERO);
  }

  /** How many pools are preferred to this one; all of them when it is none of them. */
  int rankOf(String pool) {
    int rank = 0;
    for (NodePool one : seen.pools()) {
      if (one.name().equals(pool)) {
        return rank;
      }
      rank++;
    }
    return rank;
  }

  /** So many nodes the pool keeps at least. */
  int minimumOf(String pool) {
    return seen.pool(pool).map(NodePool::min).orElse(0);
  }

  /** So many nodes the pool has at most. */
  int maximumOf(String pool) {
    return seen.pool(pool).map(NodePool::max).orElse(0);
  }

  /** Until when the node stays although nothing needs it; empty when it may go. */
  Optional<Instant> keptUntil(SuppliedNode node) {
    return settings.limits().life().keptUntil(node.born(), now);
  }

  /** Since when the node has been seen idle, if it is idle. */
  Optional<IdleSpan> idleSpan(String node) {
    return seen.idle().stream().filter(span -> span.node().equals(node)).findFirst();
  }

  /** Until when a pool or a node is left alone after failures; empty when it is not. */
  Optional<Instant> backingOff(Setback.Kind kind, String target) {
    return seen.setbacks().stream()
        .filter(setback -> setback.kind() == kind && setback.target().equals(target))
        .map(setback -> setback.until(settings.backoff()))
        .filter(now::isBefore)
        .findFirst();
  }

  /** How many more nodes may be ordered of a pool before it is at its maximum. */
  int roomIn(NodePool pool) {
    return pool.max() - seen.live(pool.name()).size() - missing(pool.name());
  }

  /** How many more nodes may boot now. */
  int bootsLeft() {
    long booting = seen.supplied().stream().filter(this::booting).count();
    int ordered = seen.pools().stream().mapToInt(pool -> missing(pool.name())).sum();
    return (int) Math.max(0, settings.maxBootingNodes() - booting - ordered);
  }
}
