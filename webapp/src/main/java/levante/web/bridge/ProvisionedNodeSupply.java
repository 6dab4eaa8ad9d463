package levante.web.bridge;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.ScaleNodeTemplate;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;

/**
 * Supplies nodes by changing what the provisioner desires: a count to raise, the very machines to
 * release. The provisioning loop does the rest.
 */
public final class ProvisionedNodeSupply implements NodeSupply {
  private final FindClusters clusters;
  private final ScaleNodeTemplate scale;
  private final Clock clock;

  /** Over the provisioner's clusters and its use case of scaling. */
  public ProvisionedNodeSupply(FindClusters clusters, ScaleNodeTemplate scale, Clock clock) {
    this.clusters = clusters;
    this.scale = scale;
    this.clock = clock;
  }

  @Override
  public List<SuppliedNode> supplied(ClusterId cluster) {
    return find(cluster).workers().map(this::nodes).orElse(List.of());
  }

  @Override
  public void request(ClusterId cluster, String pool, int totalNodes) {
    ProvisionedCluster found = find(cluster);
    WorkerPool workers = pool(found, pool);
    workers
        .trouble()
        .filter(trouble -> clock.instant().isBefore(trouble.until()))
        .filter(trouble -> trouble.code().kind() == ErrorCode.Kind.CAPACITY)
        .ifPresent(
            trouble -> {
              throw new LevanteException(trouble.code(), trouble.sentence());
            });
    scale.raiseTo(found.infrastructure(), workers.nodeTemplate(), totalNodes);
  }

  @Override
  public void release(ClusterId cluster, String node) {
    ProvisionedCluster found = find(cluster);
    MachineId machine = new MachineId(node);
    WorkerPool workers = pool(found, NodePools.poolOf(machine));
    scale.release(found.infrastructure(), workers.nodeTemplate(), List.of(machine));
  }

  private List<SuppliedNode> nodes(WorkerPool workers) {
    String pool = InfrastructureId.label(workers.nodeTemplate());
    return workers.machines().stream()
        .map(
            machine -> new SuppliedNode(machine.id().value(), pool, state(machine), since(machine)))
        .toList();
  }

  private static SuppliedNode.State state(ManagedMachine machine) {
    if (machine.intent() == ManagedMachine.Intent.RELEASE) {
      return SuppliedNode.State.RELEASING;
    }
    if (machine.state() == MachineState.FAILED) {
      return SuppliedNode.State.FAILED;
    }
    return machine.progress().configured().isPresent()
        ? SuppliedNode.State.RUNNING
        : SuppliedNode.State.BOOTING;
  }

  private Instant since(ManagedMachine machine) {
    ManagedMachine.Progress progress = machine.progress();
    return progress.configured().or(progress::launched).orElseGet(clock::instant);
  }

  private ProvisionedCluster find(ClusterId cluster) {
    return clusters.all().stream()
        .filter(one -> one.id().equals(cluster))
        .findFirst()
        .orElseThrow(
            () -> new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster " + cluster));
  }

  private static WorkerPool pool(ProvisionedCluster cluster, String pool) {
    return cluster
        .workers()
        .filter(workers -> InfrastructureId.label(workers.nodeTemplate()).equals(pool))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "cluster %s has no node pool %s".formatted(cluster.id(), pool)));
  }
}
