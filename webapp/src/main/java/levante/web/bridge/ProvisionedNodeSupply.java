package levante.web.bridge;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.cluster.SuppliedNode.State;
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
import levante.provisioner.plan.PoolTrouble;

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
    return find(cluster).workers().stream().flatMap(this::nodes).toList();
  }

  @Override
  public void request(ClusterId cluster, String pool, int totalNodes) {
    ProvisionedCluster found = find(cluster);
    WorkerPool workers = pool(found, pool);
    trouble(workers)
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

  private Stream<SuppliedNode> nodes(WorkerPool workers) {
    String pool = InfrastructureId.label(workers.nodeTemplate());
    State unlaunched = trouble(workers).isPresent() ? State.STALLED : State.BOOTING;
    return workers.machines().stream()
        .map(
            machine ->
                new SuppliedNode(
                    machine.id().value(),
                    pool,
                    state(machine, unlaunched),
                    since(machine),
                    machine.progress().launched().orElseGet(() -> since(machine))));
  }

  /** Why the pool's machines are not asked for before a while has passed. */
  private Optional<PoolTrouble> trouble(WorkerPool workers) {
    return workers.trouble().filter(trouble -> clock.instant().isBefore(trouble.until()));
  }

  private static State state(ManagedMachine machine, State unlaunched) {
    if (machine.intent() == ManagedMachine.Intent.RELEASE) {
      return State.RELEASING;
    }
    if (machine.state() == MachineState.FAILED) {
      return State.FAILED;
    }
    if (machine.upgrading()) {
      return State.UPGRADING;
    }
    return machine.progress().configured().isPresent()
        ? State.RUNNING
        : machine.launched() ? State.BOOTING : unlaunched;
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
    return cluster.workers().stream()
        .filter(workers -> InfrastructureId.label(workers.nodeTemplate()).equals(pool))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "cluster %s has no node pool %s".formatted(cluster.id(), pool)));
  }
}
