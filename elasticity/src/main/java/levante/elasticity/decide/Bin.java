package levante.elasticity.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Resources;

/** A node, real or to come, while pods are put into it in thought. Lives within one decision. */
final class Bin {
  private final String name;
  private final NodeShape shape;
  private final List<Pod> placed = new ArrayList<>();
  private Resources free;

  Bin(String name, NodeShape shape, Resources free) {
    this.name = name;
    this.shape = shape;
    this.free = free;
  }

  /** A node that is still empty. */
  static Bin empty(String name, NodeShape shape) {
    return new Bin(name, shape, shape.allocatable());
  }

  String name() {
    return name;
  }

  /** The pods that were put here. */
  List<Pod> placed() {
    return placed;
  }

  /** Puts the pod here if it may be and there is room. */
  boolean take(Pod pod) {
    if (refusal(shape, free, pod).isPresent()) {
      return false;
    }
    free = free.minus(pod.demand());
    placed.add(pod);
    return true;
  }

  /** Why a node of that shape could not hold the pod even when it is empty. */
  static Optional<String> refusal(NodeShape shape, Pod pod) {
    return refusal(shape, shape.allocatable(), pod);
  }

  private static Optional<String> refusal(NodeShape shape, Resources free, Pod pod) {
    return shape
        .refusal(pod.spec().nodeSelector(), pod.spec().tolerations())
        .or(() -> free.firstShortage(pod.demand()).map(Resources.Shortage::toString));
  }
}
