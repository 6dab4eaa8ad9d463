package levante.elasticity.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Release;

/**
 * What a complete observation tells about earlier decisions: which nodes came of them, became Ready
 * or are gone, and which decisions are thereby closed. Pure; taking it twice changes nothing.
 *
 * @param tracked nodes about which something new is known
 * @param closings outcomes by decision
 */
public record FollowUp(List<TrackedNode> tracked, Map<Long, Outcome> closings) {
  public FollowUp {
    tracked = List.copyOf(tracked);
  }

  /** What was seen and what is remembered. */
  public record Evidence(
      ClusterView view,
      List<SuppliedNode> supplied,
      List<OpenDecision> open,
      List<TrackedNode> tracked,
      Duration provisionTimeout) {
    Map<String, SuppliedNode> suppliedByName() {
      Map<String, SuppliedNode> byName = new TreeMap<>();
      supplied.forEach(node -> byName.put(node.name(), node));
      return byName;
    }
  }

  /** Follows up all that is open and all that is tracked. */
  public static FollowUp of(Evidence evidence, Instant now) {
    Map<String, TrackedNode> nodes = new LinkedHashMap<>();
    evidence.tracked().forEach(node -> nodes.put(node.name(), node));
    List<OpenDecision> open = claimed(evidence, nodes);
    Map<String, TrackedNode> known = new LinkedHashMap<>();
    evidence.tracked().forEach(node -> known.put(node.name(), node));
    Map<String, SuppliedNode> supplied = evidence.suppliedByName();
    Set<String> givenBack = givenBack(evidence.open());
    nodes.replaceAll(
        (name, node) ->
            seenAgain(evidence, supplied, node, now).givenBackIf(givenBack.contains(name), now));
    addReadyOnes(evidence, nodes, now);
    List<TrackedNode> changed =
        nodes.values().stream().filter(node -> !node.equals(known.get(node.name()))).toList();
    return new FollowUp(
        changed, open.isEmpty() ? Map.of() : new Closings(evidence, open, nodes, now).all());
  }

  /** Gives every new node of the supply to the oldest scale-up that still misses one. */
  private static List<OpenDecision> claimed(Evidence evidence, Map<String, TrackedNode> nodes) {
    Set<String> taken = new TreeSet<>(nodes.keySet());
    evidence.open().forEach(one -> taken.addAll(one.nodes()));
    List<OpenDecision> result = new ArrayList<>();
    for (OpenDecision one : evidence.open()) {
      List<String> mine = new ArrayList<>(one.nodes());
      if (one.decision() instanceof ScalingDecision.ScaleUp up && mine.size() < up.add()) {
        Set<String> known = Set.copyOf(up.known());
        evidence.supplied().stream()
            .filter(node -> node.pool().equals(up.pool()))
            .map(SuppliedNode::name)
            .sorted()
            .filter(name -> !known.contains(name) && !taken.contains(name))
            .limit(Math.max(0, up.add() - mine.size()))
            .forEach(mine::add);
        mine.stream()
            .filter(taken::add)
            .forEach(name -> nodes.put(name, ordered(name, up.pool(), one.id())));
      }
      result.add(new OpenDecision(one.id(), one.decided(), one.decision(), mine));
    }
    return result;
  }

  private static TrackedNode ordered(String name, String pool, long id) {
    return new TrackedNode(
        name, pool, Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static TrackedNode seenAgain(
      Evidence evidence, Map<String, SuppliedNode> supplied, TrackedNode node, Instant now) {
    Optional<Instant> ready = node.ready().or(() -> readySince(evidence, node.name(), now));
    boolean there =
        evidence.view().node(node.name()).isPresent() || supplied.containsKey(node.name());
    return new TrackedNode(
        node.name(),
        node.pool(),
        node.orderedBy(),
        ready,
        node.unneeded(),
        there ? node.gone() : node.gone().or(() -> Optional.of(now)));
  }

  /** The machines that are being given back before they are nodes. */
  private static Set<String> givenBack(List<OpenDecision> open) {
    return open.stream()
        .map(OpenDecision::decision)
        .filter(one -> one instanceof Release release && release.unneeded())
        .map(ScalingDecision::target)
        .collect(Collectors.toSet());
  }

  // Nodes that nobody ordered (a pool's first ones) count when they go, so they are tracked too.
  private static void addReadyOnes(Evidence evidence, Map<String, TrackedNode> nodes, Instant now) {
    for (SuppliedNode node : evidence.supplied()) {
      readySince(evidence, node.name(), now)
          .ifPresent(
              since ->
                  nodes.putIfAbsent(
                      node.name(),
                      new TrackedNode(
                          node.name(),
                          node.pool(),
                          Optional.empty(),
                          Optional.of(since),
                          Optional.empty(),
                          Optional.empty())));
    }
  }

  private static Optional<Instant> readySince(Evidence evidence, String node, Instant now) {
    return evidence
        .view()
        .node(node)
        .filter(Node::ready)
        .map(Node::since)
        .map(since -> since.isBefore(now) ? since : now);
  }
}
