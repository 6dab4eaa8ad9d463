package levante.elasticity.operate;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.NodeLoad;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.Setback;
import levante.elasticity.manual.DisabledNode;
import levante.elasticity.manual.HandAct;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.NodeStates;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;

/** Shows a cluster's nodes as CLUES does: {@code status} and {@code nodeinfo}. */
public final class ShowNodes {
  private static final int MOST_ACTS = 100;

  private final Sights sights;
  private final ScalingMemory memory;
  private final Clock clock;

  /** Of what the loop sees and remembers. */
  public ShowNodes(ScalingPorts ports, ScalingMemory memory, Clock clock) {
    this.sights = new Sights(ports, memory);
    this.memory = memory;
    this.clock = clock;
  }

  /** The clusters that are scaled now, whoever owns them. */
  public List<ClusterId> scaled() {
    return sights.scaled();
  }

  /** What is scaled, and how; throws CLUSTER_NOT_FOUND. */
  public ElasticCluster cluster(ClusterId id) {
    return sights.cluster(id);
  }

  /**
   * Every node that can get work. A cluster that cannot be seen is told with what is known of it,
   * its nodes unknown. Throws CLUSTER_NOT_FOUND.
   */
  public ClusterStatus status(ClusterId id) {
    Sight sight = sights.of(id);
    return new ClusterStatus(
        id,
        sight
            .observed()
            .match(
                seen -> Optional.<String>empty(),
                unseen -> Optional.of("%s (%s)".formatted(unseen.message(), unseen.code()))),
        spells(sight).stream()
            .filter(spell -> spell.state() != NodeState.OFF)
            .map(spell -> status(sight, spell))
            .toList(),
        sight.cluster().pools().stream().map(pool -> pool(sight, pool)).toList());
  }

  /** All about one node. Throws CLUSTER_NOT_FOUND or NODE_NOT_FOUND. */
  public NodeInfo info(ClusterId id, String node) {
    Sight sight = sights.of(id);
    NodeSpell spell =
        spells(sight).stream()
            .filter(one -> one.node().equals(node) && one.state() != NodeState.OFF)
            .findFirst()
            .orElseThrow(() -> sight.noNode(node));
    Optional<NodeLoad> load = load(sight, node);
    Optional<Setback> setback = setback(sight, Setback.Kind.DRAIN, node);
    return new NodeInfo(
        status(sight, spell),
        load.map(one -> one.node().shape().labels()).orElseGet(TreeMap::new),
        load.map(NodeLoad::work).orElse(List.of()).stream().map(Pod::fullName).toList(),
        setback.map(Setback::failures).orElse(0),
        setback.flatMap(one -> ahead(sight, one)),
        acts(id).stream().filter(act -> act.target().equals(node)).toList());
  }

  /** What persons did to the cluster's nodes, the newest first. */
  public List<HandAct> acts(ClusterId id) {
    return memory.hands().acts(id, MOST_ACTS);
  }

  /** Which nodes came into which states between two instants, the oldest first. */
  public List<StateChange> changes(ClusterId id, Instant from, Instant to) {
    return memory.states().changes(id, from, to);
  }

  /** How many nodes were in which state and how many pods waited, the oldest first. */
  public List<Census> counts(ClusterId id, Instant from, Instant to) {
    return memory.states().counts(id, from, to);
  }

  private List<NodeSpell> spells(Sight sight) {
    List<NodeSpell> before = memory.states().current(sight.cluster().id());
    return sight
        .observed()
        .match(
            complete ->
                NodeStates.after(
                    new NodeStates.Known(
                        complete.seen(), sight.open(), sight.cluster().settings(), now()),
                    before),
            incomplete -> NodeStates.unseen(before, now()));
  }

  private NodeStatus status(Sight sight, NodeSpell spell) {
    Optional<NodeLoad> load = load(sight, spell.node());
    Resources total =
        load.map(one -> one.node().shape().allocatable())
            .or(() -> spell.pool().flatMap(pool -> thought(sight, pool)))
            .orElse(Resources.NONE);
    Optional<DisabledNode> disabled =
        memory.hands().disabled(sight.cluster().id()).stream()
            .filter(one -> one.node().equals(spell.node()))
            .findFirst();
    return new NodeStatus(
        spell, load.map(one -> total.minus(one.free())).orElse(Resources.NONE), total, disabled);
  }

  private PoolStatus pool(Sight sight, NodePool pool) {
    Optional<Setback> setback = setback(sight, Setback.Kind.SCALE_UP, pool.name());
    return new PoolStatus(
        pool,
        seen(sight).map(seen -> seen.live(pool.name()).size()).orElse(0),
        setback.map(Setback::failures).orElse(0),
        setback.flatMap(one -> ahead(sight, one)));
  }

  private Optional<Instant> ahead(Sight sight, Setback setback) {
    return Optional.of(setback.until(sight.cluster().settings().backoff())).filter(now()::isBefore);
  }

  private static Optional<Setback> setback(Sight sight, Setback.Kind kind, String target) {
    return seen(sight).map(ClusterSnapshot::setbacks).orElse(List.of()).stream()
        .filter(one -> one.kind() == kind && one.target().equals(target))
        .findFirst();
  }

  private static Optional<Resources> thought(Sight sight, String pool) {
    return sight.cluster().pools().stream()
        .filter(one -> one.name().equals(pool))
        .map(one -> one.shape().allocatable())
        .findFirst();
  }

  private static Optional<NodeLoad> load(Sight sight, String node) {
    return seen(sight).flatMap(seen -> seen.view().load(node));
  }

  private static Optional<ClusterSnapshot> seen(Sight sight) {
    return sight
        .observed()
        .match(complete -> Optional.of(complete.seen()), incomplete -> Optional.empty());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
