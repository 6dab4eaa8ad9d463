package levante.web.board;

import java.time.Instant;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.web.view.MachineRow;

/** Machines as rows of the dashboard. */
final class MachineRows {
  private MachineRows() {}

  static MachineRow of(Infrastructure infrastructure, ManagedMachine machine) {
    return new MachineRow(
        machine.id().value(),
        cluster(infrastructure, machine),
        machine.placement().size().name(),
        States.of(machine.state()),
        machine.placement().region().name(),
        since(infrastructure, machine));
  }

  private static Optional<ClusterId> cluster(
      Infrastructure infrastructure, ManagedMachine machine) {
    return infrastructure
        .estate()
        .desired()
        .pool(machine.nodeTemplate())
        .flatMap(DesiredPool::membership)
        .map(membership -> infrastructure.id().cluster(membership.cluster()));
  }

  private static Instant since(Infrastructure infrastructure, ManagedMachine machine) {
    ManagedMachine.Progress progress = machine.progress();
    return progress
        .configured()
        .or(progress::running)
        .or(progress::launched)
        .orElse(infrastructure.createdAt());
  }
}
