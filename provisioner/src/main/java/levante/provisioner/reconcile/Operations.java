package levante.provisioner.reconcile;

import java.util.Map;
import java.util.Optional;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.operate.OperationCalls;
import levante.provisioner.operate.OperationRunner;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;

/** Has the operations of an infrastructure's template run on its machines. */
final class Operations {
  private final OutputReader templates;
  private final OperationCalls calls;
  private final OperationRunner runner;

  Operations(OutputReader templates, OperationCalls calls, OperationRunner runner) {
    this.templates = templates;
    this.calls = calls;
    this.runner = runner;
  }

  /** Those of that infrastructure. */
  StepExecutor.Operating of(Infrastructure infrastructure) {
    return (estate, listed, machine) -> run(infrastructure, estate, listed, machine);
  }

  private ConfigureResult run(
      Infrastructure infrastructure,
      Estate estate,
      Map<MachineId, Machine> listed,
      MachineId machine) {
    ManagedMachine managed = estate.machine(machine).orElseThrow();
    OperationCalls.Ready ready =
        calls.ready(
            infrastructure.template(),
            templates
                .operations(infrastructure)
                .map(operations -> operations.of(managed.nodeTemplate()))
                .orElseThrow(),
            new MachineAttributes(managed, templates.attributes(estate)));
    Optional<Machine> bastion =
        listed.values().stream()
            .filter(one -> one.publicAddress().isPresent() && !one.id().equals(machine))
            .findFirst();
    ConfigureResult result = runner.run(listed.get(machine), bastion, ready.calls());
    return result.match(
        done -> ready.waiting().<ConfigureResult>map(ConfigureResult.InProgress::new).orElse(done),
        going -> going,
        failed -> failed);
  }
}
