package levante.elasticity.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * All that a scaling decision may look at: the cluster's own view, the pools, what the supply has
 * and is about to have, since when which node has been seen idle, what failed and how often work
 * came lately. Lists are in the order of their names, pools in the order of preference: as their
 * owner ranks them, then edge first, then the cheaper, then by name.
 */
public record ClusterSnapshot(
    ClusterView view,
    List<NodePool> pools,
    List<SuppliedNode> supplied,
    List<IdleSpan> idle,
    List<Setback> setbacks,
    Arrivals arrivals) {
  private static final Comparator<NodePool> PREFERENCE =
      Comparator.comparing(NodePool::rank)
          .thenComparing(NodePool::tier)
          .thenComparing(NodePool::eurPerHour)
          .thenComparing(NodePool::name);

  public ClusterSnapshot {
    pools = pools.stream().sorted(PREFERENCE).toList();
    supplied = supplied.stream().sorted(Comparator.comparing(SuppliedNode::name)).toList();
    idle = idle.stream().sorted(Comparator.comparing(IdleSpan::node)).toList();
    setbacks =
        setbacks.stream()
            .sorted(Comparator.comparing(Setback::kind).thenComparing(Setback::target))
            .toList();
    Objects.requireNonNull(arrivals, "arrivals");
  }

  /** For those who do not ask how often work came. */
  public ClusterSnapshot(
      ClusterView view,
      List<NodePool> pools,
      List<SuppliedNode> supplied,
      List<IdleSpan> idle,
      List<Setback> setbacks) {
    this(view, pools, supplied, idle, setbacks, Arrivals.NONE);
  }

  /** The same with another look at what works and waits. */
  public ClusterSnapshot with(ClusterView other) {
    return new ClusterSnapshot(other, pools, supplied, idle, setbacks, arrivals);
  }

  /** The same, with what is known of arrivals. */
  public ClusterSnapshot with(Arrivals known) {
    return new ClusterSnapshot(view, pools, supplied, idle, setbacks, known);
  }

  /** The pool of that name. */
  public Optional<NodePool> pool(String name) {
    return pools.stream().filter(pool -> pool.name().equals(name)).findFirst();
  }

  /** The supplied node of that name. */
  public Optional<SuppliedNode> supplied(String name) {
    return supplied.stream().filter(node -> node.name().equals(name)).findFirst();
  }

  /** The pool's nodes that are, or will be, of use. */
  public List<SuppliedNode> live(String pool) {
    return supplied.stream()
        .filter(SuppliedNode::live)
        .filter(node -> node.pool().equals(pool))
        .toList();
  }
}
