package levante.elasticity.adapter.sandbox;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;

/**
 * A node that joins a sandbox cluster.
 *
 * @param name its machine's name
 * @param pool the node pool it comes from; empty for a control plane
 * @param scheduling CORDONED for a control plane that takes no pods
 */
public record SandboxNode(
    String name,
    Node.Role role,
    Optional<String> pool,
    NodeShape shape,
    Node.Scheduling scheduling) {
  /** Pod slots of a node, when nothing else is said. Source: kubelet's maxPods, 110. */
  public static final Quantity DEFAULT_POD_SLOTS = Quantity.of(110);

  public SandboxNode {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(shape, "shape");
    Objects.requireNonNull(scheduling, "scheduling");
    if (name.isBlank()) {
      throw new IllegalStateException("a node needs a name");
    }
  }

  /** A worker that takes pods. */
  public static SandboxNode worker(String name, String pool, Quantity cpu, Quantity memory) {
    return new SandboxNode(
        name, Node.Role.WORKER, Optional.of(pool), shapeOf(cpu, memory), Node.Scheduling.OPEN);
  }

  /** A control plane that takes pods (as K3s' does) or not (as kubeadm's). */
  public static SandboxNode controlPlane(
      String name, Quantity cpu, Quantity memory, Node.Scheduling scheduling) {
    return new SandboxNode(
        name, Node.Role.CONTROL_PLANE, Optional.empty(), shapeOf(cpu, memory), scheduling);
  }

  /** The same with so many GPUs. */
  public SandboxNode withGpus(long gpus) {
    Resources all = shape.allocatable().with(Resources.GPU, Quantity.of(gpus));
    return withShape(new NodeShape(all, shape.labels(), shape.taints()));
  }

  /** The same with these labels added. */
  public SandboxNode labelled(Map<String, String> labels) {
    return withShape(shape.labelled(labels));
  }

  private SandboxNode withShape(NodeShape other) {
    return new SandboxNode(name, role, pool, other, scheduling);
  }

  private static NodeShape shapeOf(Quantity cpu, Quantity memory) {
    return NodeShape.of(Resources.of(cpu, memory).with(Resources.PODS, DEFAULT_POD_SLOTS));
  }
}
