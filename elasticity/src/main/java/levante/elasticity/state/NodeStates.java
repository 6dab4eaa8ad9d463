package levante.elasticity.state;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;

/** Tells every node's state from what was seen, what was decided, and what it was before. Pure. */
public final class NodeStates {
  private final Known known;
  private final Map<String, NodeSpell> before = new TreeMap<>();
  private final Map<String, Instant> drains = new TreeMap<>();
  private final Map<String, Instant> releases = new TreeMap<>();

  /**
   * What states are told from.
   *
   * @param seen as the cluster and the supply tell it, nothing hidden
   */
  public record Known(
      ClusterSnapshot seen, List<OpenDecision> open, ScalingSettings settings, Instant now) {}

  private NodeStates(Known known, List<NodeSpell> before) {
    this.known = known;
    before.forEach(spell -> this.before.put(spell.node(), spell));
    known.open().forEach(one -> begun(one, Kind.DRAIN, drains));
    known.open().forEach(one -> begun(one, Kind.RELEASE, releases));
  }

  /** Every worker's spell, by node; those that were there before and are not any more are off. */
  public static List<NodeSpell> after(Known known, List<NodeSpell> before) {
    return new NodeStates(known, before).all();
  }

  /** Nothing could be seen: every node that was there is unknown. */
  public static List<NodeSpell> unseen(List<NodeSpell> before, Instant now) {
    return before.stream().map(spell -> spell.becoming(NodeState.UNKNOWN, now)).toList();
  }

  private static void begun(OpenDecision one, Kind kind, Map<String, Instant> by) {
    if (one.decision().kind() == kind) {
      by.putIfAbsent(one.decision().target(), one.decided());
    }
  }

  private List<NodeSpell> all() {
    Map<String, NodeSpell> all = new TreeMap<>();
    for (SuppliedNode node : known.seen().supplied()) {
      all.put(node.name(), spell(node.name(), Optional.of(node.pool()), supplied(node)));
    }
    for (NodeLoad load : known.seen().view().loads()) {
      Node node = load.node();
      if (node.role() == Node.Role.WORKER && !all.containsKey(node.name())) {
        all.put(node.name(), spell(node.name(), node.pool(), joined(load, false)));
      }
    }
    before.forEach(
        (name, spell) -> all.putIfAbsent(name, spell.becoming(NodeState.OFF, known.now())));
    return new ArrayList<>(all.values());
  }

  private NodeSpell spell(String name, Optional<String> pool, NodeState state) {
    NodeSpell was = before.get(name);
    return was == null
        ? new NodeSpell(name, pool, state, known.now())
        : was.becoming(state, known.now());
  }

  private NodeState supplied(SuppliedNode node) {
    Instant release = releases.get(node.name());
    if (release != null) {
      return expired(release) ? NodeState.ON_ERR : NodeState.POW_OFF;
    }
    if (node.state() == SuppliedNode.State.RELEASING || drains.containsKey(node.name())) {
      return NodeState.POW_OFF;
    }
    if (node.state() == SuppliedNode.State.FAILED) {
      return NodeState.OFF_ERR;
    }
    return known
        .seen()
        .view()
        .load(node.name())
        .map(load -> joined(load, wasComing(node.name())))
        .orElseGet(() -> expired(node.since()) ? NodeState.OFF_ERR : NodeState.POW_ON);
  }

  // A new node joins before its kubelet is Ready.
  private boolean wasComing(String node) {
    NodeSpell was = before.get(node);
    return was == null || Set.of(NodeState.POW_ON, NodeState.OFF_ERR).contains(was.state());
  }

  private NodeState joined(NodeLoad load, boolean coming) {
    Node node = load.node();
    if (!node.ready()) {
      if (!coming) {
        return NodeState.UNKNOWN;
      }
      return expired(node.since()) ? NodeState.OFF_ERR : NodeState.POW_ON;
    }
    if (drainFailedLately(node.name())) {
      return NodeState.ON_ERR;
    }
    return load.work().isEmpty() ? NodeState.IDLE : NodeState.USED;
  }

  private boolean drainFailedLately(String node) {
    return known.seen().setbacks().stream()
        .filter(one -> one.kind() == Setback.Kind.DRAIN && one.target().equals(node))
        .anyMatch(one -> known.now().isBefore(one.until(known.settings().backoff())));
  }

  private boolean expired(Instant since) {
    Duration limit = known.settings().provisionTimeout();
    return since.plus(limit).isBefore(known.now());
  }
}
