package levante.web.bridge;

import java.util.Map;
import java.util.TreeMap;
import levante.elasticity.adapter.sandbox.SandboxNode;
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

  private NodePools() {}

  /** The node pool that a worker node template makes. */
  static NodePool of(WorkerPool workers) {
    return new NodePool(
        InfrastructureId.label(workers.nodeTemplate()),
        shape(workers.size(), workers.region().name()),
        workers.min(),
        workers.max(),
        workers.eurPerHour(),
        workers.region().name().startsWith(EDGE) ? NodePool.Tier.EDGE : NodePool.Tier.CLOUD,
        workers.region().name());
  }

  /** The pool that a machine belongs to, read off its name. */
  static String poolOf(MachineId machine) {
    String name = machine.value();
    String withoutIndex = name.substring(0, name.lastIndexOf('-'));
    return withoutIndex.substring(0, withoutIndex.lastIndexOf('-'));
  }

  /** What a machine of that size offers as a node. */
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
