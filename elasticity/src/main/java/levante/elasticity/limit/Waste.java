package levante.elasticity.limit;

import java.util.stream.Stream;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;

/** How much of a node would be unused. An estimate by amounts alone, as Cluster Autoscaler's. */
public final class Waste {
  /** No node of Kubernetes takes more by default, and a look stays short. */
  private static final int MOST_PODS = 110;

  private Waste() {}

  /**
   * The unused share of a new node's processors and that of its memory, added: 0 to 2.
   *
   * @param pods that could be on it, in the order in which they would be put there
   */
  public static double of(NodePool pool, Stream<Pod> pods) {
    Resources all = pool.shape().allocatable();
    Resources free = all;
    for (Pod pod : pods.limit(MOST_PODS).toList()) {
      if (free.covers(pod.demand())) {
        free = free.minus(pod.demand());
      }
    }
    return share(free, all, Resources.CPU) + share(free, all, Resources.MEMORY);
  }

  private static double share(Resources free, Resources all, String resource) {
    double whole = all.get(resource).toBigDecimal().doubleValue();
    return whole == 0 ? 0 : free.get(resource).toBigDecimal().doubleValue() / whole;
  }
}
