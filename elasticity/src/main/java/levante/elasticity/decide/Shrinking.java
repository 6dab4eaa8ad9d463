package levante.elasticity.decide;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.PackingPolicy.Boots;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.Uncordon;
import levante.elasticity.schedule.SimulatedNode;
import levante.elasticity.wording.Sentences;

/**
 * The nodes to drain, to release or to take back. Only nodes of the supply are touched, and only a
 * cordon of our own leads to a release: a node that a person cordoned is left alone.
 */
final class Shrinking {
  private final Situation situation;
  private final Placement placement;
  private final Set<String> awaited;
  private final Set<String> needed;
  private final Set<String> coming;
  private final Map<String, Integer> remaining = new TreeMap<>();
  private final List<ScalingDecision> decisions = new ArrayList<>();

  private Shrinking(Situation situation, Placement placement, List<SimulatedNode> stalled) {
    this.situation = situation;
    this.placement = placement;
    this.awaited = names(stalled);
    this.needed = placement.aboutToBeUsed();
    this.coming = names(placement.awaited());
    for (NodePool pool : situation.seen().pools()) {
      remaining.put(
          pool.name(),
          (int)
              situation.seen().live(pool.name()).stream()
                  .filter(node -> !situation.leaving(node))
                  .count());
    }
  }

  /**
   * What is to go, or to stay after all.
   *
   * @param stalled the nodes that cannot be had now and that pods wait for
   */
  static List<ScalingDecision> decisions(
      Situation situation, Placement placement, List<SimulatedNode> stalled, Boots boots) {
    Shrinking shrinking = new Shrinking(situation, placement, stalled);
    List<SuppliedNode> settled = new ArrayList<>();
    for (SuppliedNode node : situation.seen().supplied()) {
      if (!shrinking.goesOn(node)) {
        settled.add(node);
      }
    }
    shrinking.keepToMaximum(settled);
    if (boots == Boots.GIVEN_BACK) {
      settled.removeIf(shrinking::givesBack);
    }
    shrinking.drainIdle(settled);
    shrinking.decisions.addAll(
        new Emptying(situation, placement, shrinking.needed, shrinking.remaining)
            .drains(settled, shrinking.decisions));
    return shrinking.decisions;
  }

  /** Goes on with what was begun; true when that is the whole say about the node. */
  private boolean goesOn(SuppliedNode node) {
    if (node.state() == SuppliedNode.State.RELEASING) {
      return true;
    }
    if (again(Release.class, node)) {
      return true;
    }
    if (node.state() == SuppliedNode.State.STALLED) {
      withdraw(node);
      return true;
    }
    if (node.state() == SuppliedNode.State.FAILED || situation.overdue(node)) {
      replace(node);
      return true;
    }
    Optional<Node> seen = situation.seen().view().node(node.name());
    if (situation.isOpen(Kind.UNCORDON, node.name())) {
      return seen.filter(Node::cordoned).isPresent() && again(Uncordon.class, node);
    }
    if (situation.isOpen(Kind.DRAIN, node.name())) {
      boolean letsEnd = situation.isDrained(node.name(), Drain.Manner.LET_END);
      seen.ifPresent(letsEnd ? there -> letEnd(node, there) : there -> goOnDraining(node, there));
      return true;
    }
    return false;
  }

  private <D extends ScalingDecision> boolean again(Class<D> kind, SuppliedNode node) {
    Optional<D> open =
        situation.open(kind).stream().filter(one -> one.target().equals(node.name())).findFirst();
    open.ifPresent(decisions::add);
    return open.isPresent();
  }

  /** What was ordered and cannot be had is not waited for when the pods are served otherwise. */
  private void withdraw(SuppliedNode node) {
    if (isSurplus(node)) {
      decisions.add(new Release(node.name(), "it cannot be had now; " + whyFewer(node)));
      remaining.merge(node.pool(), -1, Integer::sum);
    } else if (!awaited.contains(node.name())
        && situation.isOrderedForPods(node)
        && oneLess(node.pool())) {
      decisions.add(
          new Release(node.name(), "it cannot be had now, and no pod waits for it any more"));
    }
  }

  /**
   * Machines that are not in the cluster yet only: what has joined can have pods in the next
   * moment, and is cordoned first as every other node.
   */
  private boolean givesBack(SuppliedNode node) {
    boolean unneeded =
        situation.booting(node)
            && situation.seen().view().node(node.name()).isEmpty()
            && !coming.contains(node.name())
            && situation.isOrderedForPods(node)
            && situation.keptUntil(node).isEmpty()
            && oneLess(node.pool());
    if (unneeded) {
      decisions.add(
          new Release(
              node.name(),
              Release.What.UNNEEDED,
              "it is not Ready yet, and nothing waits for it any more"));
    }
    return unneeded;
  }

  private void replace(SuppliedNode node) {
    String what =
        node.state() == SuppliedNode.State.FAILED
            ? "its machine failed"
            : "it did not become a node within "
                + Sentences.spoken(situation.settings().provisionTimeout());
    if (situation.seen().view().workOn(node.name()).isEmpty()) {
      decisions.add(new Release(node.name(), what));
    } else if (situation.backingOff(Setback.Kind.DRAIN, node.name()).isEmpty()) {
      decisions.add(
          new Drain(node.name(), Drain.Manner.EVICT, what + ", and pods are still on it"));
    }
  }

  /** What its window does not allow goes: what is on its way first, then what has least to do. */
  private void keepToMaximum(List<SuppliedNode> settled) {
    ClusterView view = situation.seen().view();
    List<SuppliedNode> surplus =
        settled.stream()
            .filter(node -> view.node(node.name()).filter(Node::cordoned).isEmpty())
            .sorted(
                Comparator.<SuppliedNode, Boolean>comparing(
                        node -> view.node(node.name()).isPresent())
                    .thenComparing(node -> view.workOn(node.name()).size())
                    .thenComparing(SuppliedNode::name))
            .filter(this::isGoneAsSurplus)
            .toList();
    settled.removeAll(surplus);
  }

  private boolean isGoneAsSurplus(SuppliedNode node) {
    if (!isSurplus(node)) {
      return false;
    }
    remaining.merge(node.pool(), -1, Integer::sum);
    decisions.add(
        situation.seen().view().node(node.name()).isPresent()
            ? new Drain(node.name(), Drain.Manner.LET_END, whyFewer(node))
            : new Release(node.name(), Release.What.UNNEEDED, whyFewer(node)));
    return true;
  }

  private boolean isSurplus(SuppliedNode node) {
    return situation.settings().limits().whyFewer(node.pool()).isPresent()
        && remaining.getOrDefault(node.pool(), 0) > situation.maximumOf(node.pool());
  }

  private String whyFewer(SuppliedNode node) {
    return situation.settings().limits().whyFewer(node.pool()).orElseThrow();
  }

  private void letEnd(SuppliedNode node, Node seen) {
    if (remaining.getOrDefault(node.pool(), 0) < situation.maximumOf(node.pool())) {
      takeBack(node, "pool %s may have it again".formatted(node.pool()));
    } else if (!seen.cordoned() || !situation.seen().view().workOn(node.name()).isEmpty()) {
      again(Drain.class, node);
    } else {
      decisions.add(new Release(node.name(), "it is cordoned and empty"));
    }
  }

  private void goOnDraining(SuppliedNode node, Node seen) {
    List<String> work =
        situation.seen().view().workOn(node.name()).stream().map(Pod::fullName).toList();
    Optional<SimulatedNode> comesBack = placement.comesBack(node.name());
    if (situation.isDrained(node.name(), Drain.Manner.EVICT)
        && (!work.isEmpty() || !seen.cordoned())) {
      again(Drain.class, node);
    } else if (!seen.cordoned()) {
      if (work.isEmpty() && !needed.contains(node.name())) {
        again(Drain.class, node);
      }
    } else if (!work.isEmpty()) {
      takeBack(node, "%s came before it was cordoned".formatted(Sentences.some(work)));
    } else if (comesBack.isPresent()) {
      List<String> pods = comesBack.get().placed().stream().map(Pod::fullName).toList();
      takeBack(node, "%s waits and fits it".formatted(Sentences.some(pods)));
    } else if (remaining.getOrDefault(node.pool(), 0) < situation.minimumOf(node.pool())) {
      takeBack(node, "pool %s would fall below its minimum".formatted(node.pool()));
    } else {
      decisions.add(new Release(node.name(), "it is cordoned and empty"));
    }
  }

  private void takeBack(SuppliedNode node, String reason) {
    decisions.add(new Uncordon(node.name(), reason));
    remaining.merge(node.pool(), 1, Integer::sum);
  }

  private void drainIdle(List<SuppliedNode> candidates) {
    candidates.stream()
        .filter(this::isIdleLongEnough)
        .sorted(
            Comparator.<SuppliedNode>comparingInt(node -> -situation.rankOf(node.pool()))
                .thenComparing(
                    node -> situation.idleSpan(node.name()).map(IdleSpan::since).orElseThrow())
                .thenComparing(SuppliedNode::name))
        .forEach(this::drain);
  }

  private void drain(SuppliedNode node) {
    if (!oneLess(node.pool())) {
      return;
    }
    decisions.add(
        Drain.ofIdle(
            node.name(),
            "no work on it since %s, the idle time is %s"
                .formatted(
                    situation
                        .idleSpan(node.name())
                        .map(IdleSpan::since)
                        .map(Sentences::at)
                        .orElseThrow(),
                    Sentences.spoken(situation.settings().idleTime()))));
  }

  /** Whether the pool may lose one more of its nodes; if so, it does. */
  private boolean oneLess(String pool) {
    boolean spare = remaining.getOrDefault(pool, 0) > situation.minimumOf(pool);
    if (spare) {
      remaining.merge(pool, -1, Integer::sum);
    }
    return spare;
  }

  private boolean isIdleLongEnough(SuppliedNode node) {
    Optional<Node> seen = situation.seen().view().node(node.name());
    return seen.filter(there -> there.ready() && !there.cordoned()).isPresent()
        && situation
            .idleSpan(node.name())
            .filter(
                span ->
                    !span.since().plus(situation.settings().idleTime()).isAfter(situation.now()))
            .isPresent()
        && situation.seen().view().workOn(node.name()).isEmpty()
        && !needed.contains(node.name())
        && situation.keptUntil(node).isEmpty()
        && situation.backingOff(Setback.Kind.DRAIN, node.name()).isEmpty();
  }

  private static Set<String> names(List<SimulatedNode> nodes) {
    return nodes.stream().map(SimulatedNode::name).collect(Collectors.toSet());
  }
}
