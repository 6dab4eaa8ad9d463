package levante.web.bridge;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import levante.elasticity.adapter.sandbox.SandboxNode;
import levante.elasticity.adapter.slurm.read.Look;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Resources;
import levante.kernel.Quantity;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/** What a machine of the provisioner is to a cluster: the same shape, before and after it joins. */
final class NodePools {
  private static final String EDGE = "edge";
  private static final String REGION_LABEL = "topology.kubernetes.io/region";

  /** The kernel keeps a part of it: 1.5 % and its own image, more of a small machine. */
  private static final BigDecimal MEMORY_LEFT = new BigDecimal("0.92");

  /** What the kernel's image takes besides, which counts on a small machine; in MiB. */
  private static final long KERNEL = 32;

  /** Kubelet's default, evictionHard memory.available. */
  private static final Quantity EVICTION_THRESHOLD = Quantity.ofMebibytes(100);

  /** The file system's own, and kubelet's default of nodefs.available: 10 %. */
  private static final BigDecimal DISK_LEFT = new BigDecimal("0.80");

  private NodePools() {}

  /** The node pool that a worker node template makes in the sandbox. */
  static NodePool of(WorkerPool workers) {
    return pool(workers, shape(workers.size(), workers.region().name()));
  }

  /** The node pool that a worker node template makes of real machines. */
  static NodePool ofReal(WorkerPool workers) {
    return pool(workers, realShape(workers.size()));
  }

  /** The node pool that a worker node template makes of real machines for Slurm. */
  static NodePool ofSlurm(WorkerPool workers) {
    return pool(workers, slurmShape(workers.size()));
  }

  private static NodePool pool(WorkerPool workers, NodeShape shape) {
    return new NodePool(
        InfrastructureId.label(workers.nodeTemplate()),
        shape,
        workers.min(),
        workers.max(),
        workers.eurPerHour(),
        workers.region().name().startsWith(EDGE) ? NodePool.Tier.EDGE : NodePool.Tier.CLOUD,
        workers.region().name(),
        0);
  }

  /** The pool that a machine belongs to, read off its name. */
  static String poolOf(MachineId machine) {
    String name = machine.value();
    String withoutIndex = name.substring(0, name.lastIndexOf('-'));
    return withoutIndex.substring(0, withoutIndex.lastIndexOf('-'));
  }

  /**
   * What a real machine of that size is thought to offer as a node until there is one. It must not
   * be more than it will: a pod that fits the thought and not the node would be sent one node after
   * the other.
   */
  private static NodeShape realShape(MachineSize size) {
    Map<String, Quantity> amounts = new TreeMap<>();
    amounts.put(Resources.CPU, Quantity.of(size.cpus()));
    amounts.put(Resources.MEMORY, part(size.memory(), MEMORY_LEFT).minus(EVICTION_THRESHOLD));
    amounts.put(Resources.PODS, SandboxNode.DEFAULT_POD_SLOTS);
    amounts.put(Resources.EPHEMERAL_STORAGE, part(size.disk(), DISK_LEFT));
    return NodeShape.of(Resources.of(amounts))
        .labelled(Map.of("kubernetes.io/os", "linux", "kubernetes.io/arch", "amd64"));
  }

  /**
   * The same for Slurm, which counts all memory that the kernel shows. It knows of no GPU that
   * nobody has described to it.
   */
  private static NodeShape slurmShape(MachineSize size) {
    Map<String, Quantity> amounts = new TreeMap<>();
    amounts.put(Resources.CPU, Quantity.of(size.cpus()));
    amounts.put(
        Resources.MEMORY, part(size.memory(), MEMORY_LEFT).minus(Quantity.ofMebibytes(KERNEL)));
    amounts.put(Resources.PODS, Look.SLOTS);
    return NodeShape.of(Resources.of(amounts));
  }

  private static Quantity part(Quantity whole, BigDecimal share) {
    return Quantity.of(whole.toBigDecimal().multiply(share).longValue());
  }

  /** What a machine of that size offers as a node of the sandbox. */
  static NodeShape shape(MachineSize size, String region) {
    Map<String, Quantity> amounts = new TreeMap<>();
    amounts.put(Resources.CPU, Quantity.of(size.cpus()));
    amounts.put(Resources.MEMORY, size.memory());
    amounts.put(Resources.PODS, SandboxNode.DEFAULT_POD_SLOTS);
    amounts.put(Resources.EPHEMERAL_STORAGE, size.disk());
    amounts.put(Resources.GPU, Quantity.of(size.gpus()));
    return NodeShape.of(Resources.of(amounts)).labelled(Map.of(REGION_LABEL, region));
  }
}
