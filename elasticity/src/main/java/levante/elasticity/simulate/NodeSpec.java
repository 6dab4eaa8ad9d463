package levante.elasticity.simulate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/**
 * The one kind of node that a simulated cloud has.
 *
 * @param most so many of them at a time
 */
public record NodeSpec(Resources allocatable, int most, BigDecimal eurPerHour) {
  /** As many as a kubelet takes: its max-pods. */
  private static final int SLOTS = 110;

  public NodeSpec {
    Objects.requireNonNull(allocatable, "allocatable");
    Objects.requireNonNull(eurPerHour, "eurPerHour");
    if (most < 1 || allocatable.get(Resources.CPU).signum() <= 0) {
      throw new IllegalStateException("%d nodes of %s".formatted(most, allocatable));
    }
  }

  /** A node of that many cores and that much memory. */
  public static NodeSpec of(Quantity cpu, Quantity memory, int most, BigDecimal eurPerHour) {
    return new NodeSpec(Resources.of(cpu, memory), most, eurPerHour);
  }

  /** The same with GPUs. */
  public NodeSpec withGpus(int gpus) {
    return new NodeSpec(allocatable.with(Resources.GPU, Quantity.of(gpus)), most, eurPerHour);
  }

  /** Whether an empty node could hold it. */
  public boolean holds(Resources requests) {
    return allocatable.covers(requests);
  }

  List<NodePool> pools() {
    NodeShape shape = NodeShape.of(allocatable.with(Resources.PODS, Quantity.of(SLOTS)));
    return List.of(
        new NodePool("cloud", shape, 0, most, eurPerHour, NodePool.Tier.CLOUD, "simulated", 0));
  }

  /** The part of a node's cpu that these requests take. */
  double share(Resources requests) {
    return requests.get(Resources.CPU).toBigDecimal().doubleValue()
        / allocatable.get(Resources.CPU).toBigDecimal().doubleValue();
  }
}
