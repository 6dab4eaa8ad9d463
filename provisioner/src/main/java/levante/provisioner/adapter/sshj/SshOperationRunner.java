package levante.provisioner.adapter.sshj;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sshj.shell.Background;
import levante.provisioner.adapter.sshj.shell.SshShell;
import levante.provisioner.adapter.sshj.shell.Target;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.ConfigureResult.Failed;
import levante.provisioner.configure.ConfigureResult.InProgress;
import levante.provisioner.install.InstallScript;
import levante.provisioner.naming.MachineId;
import levante.provisioner.operate.ArtifactKind;
import levante.provisioner.operate.OperationCall;
import levante.provisioner.operate.OperationRunner;

/**
 * Runs scripts on machines over SSH, and playbooks by the {@code ansible-playbook} of Levante's own
 * machine. Either runs by itself, whoever watches: what is known of it lies in a folder, of the
 * machine or of Levante, so that a killed Levante finds it again.
 */
public final class SshOperationRunner implements OperationRunner {
  private final MachineKeys keys;
  private final Means means;
  private final Optional<Ansible> ansible;
  private final Predicate<CloudId> real;
  private final Background<MachineId, ConfigureResult> machines;

  /**
   * How machines are talked to.
   *
   * @param remote runs steps on machines
   * @param local runs steps here
   */
  record Means(RemoteStep remote, RemoteStep local, int port) {}

  SshOperationRunner(
      MachineKeys keys,
      Means means,
      Optional<Ansible> ansible,
      Predicate<CloudId> real,
      ExecutorService threads) {
    this.keys = keys;
    this.means = means;
    this.ansible = ansible;
    this.real = real;
    this.machines = new Background<>(threads);
  }

  /**
   * Over SSH.
   *
   * @param real the clouds whose machines can be signed in to
   */
  public static SshOperationRunner over(
      MachineKeys keys,
      Optional<Ansible> ansible,
      Predicate<CloudId> real,
      ExecutorService threads) {
    ClusterTalk.Habits usual = ClusterTalk.Habits.USUAL;
    RemoteStep local =
        ansible
            .map(one -> new RemoteStep(one.shell(), one.folder().toString(), ClusterTalk.DEADLINE))
            .orElse(null);
    return new SshOperationRunner(
        keys,
        new Means(
            new RemoteStep(new SshShell(), usual.folder(), ClusterTalk.DEADLINE),
            local,
            usual.port()),
        ansible,
        real,
        threads);
  }

  @Override
  public Set<ArtifactKind> kinds(CloudId cloud) {
    if (!real.test(cloud)) {
      return Set.of();
    }
    return ansible.isPresent()
        ? EnumSet.allOf(ArtifactKind.class)
        : EnumSet.of(ArtifactKind.BASH, ArtifactKind.PYTHON);
  }

  @Override
  public ConfigureResult run(
      Machine machine, Optional<Machine> bastion, List<OperationCall> calls) {
    return machines
        .ask(machine.id(), () -> step(machine, bastion, calls))
        .orElseGet(() -> new InProgress("is being asked how far it is"));
  }

  private ConfigureResult step(
      Machine machine, Optional<Machine> bastion, List<OperationCall> calls) {
    Optional<Target> target = target(machine, bastion);
    if (target.isEmpty()) {
      return new InProgress("waits for an address");
    }
    try {
      for (OperationCall call : calls) {
        Optional<ConfigureResult> open = open(call, target.get());
        if (open.isPresent()) {
          return open.get();
        }
      }
      return new ConfigureResult.Configured(machine.id().value());
    } catch (LevanteException silent) {
      return new InProgress(silent.getMessage());
    }
  }

  /** How far an operation is, empty when it is over; begins it when it has not begun. */
  private Optional<ConfigureResult> open(OperationCall call, Target target) {
    boolean isPlaybook = call.kind() == ArtifactKind.PLAYBOOK;
    InstallScript script =
        isPlaybook
            ? ansible.orElseThrow().script(call, target)
            : MachineScript.of(call, target.name());
    RemoteStep steps = isPlaybook ? means.local() : means.remote();
    RemoteStep.Status status = steps.status(target, script);
    return switch (status.state()) {
      case DONE -> Optional.empty();
      case RUNNING ->
          Optional.of(new InProgress("runs %s: %s".formatted(call.name(), status.lastLine())));
      case ABSENT -> {
        steps.start(target, script);
        yield Optional.of(new InProgress("%s has begun".formatted(call.name())));
      }
      case FAILED -> {
        if (status.isDueAgain()) {
          steps.start(target, script);
        }
        yield Optional.of(new Failed(call.name() + " " + status.failure()));
      }
    };
  }

  private Optional<Target> target(Machine machine, Optional<Machine> bastion) {
    Optional<Target> through =
        machine.publicAddress().isPresent()
            ? Optional.empty()
            : bastion.flatMap(
                one -> one.publicAddress().map(address -> target(one, address, Optional.empty())));
    return machine
        .publicAddress()
        .or(machine::privateAddress)
        .map(address -> target(machine, address, through));
  }

  private Target target(Machine machine, String address, Optional<Target> bastion) {
    return keys.target(machine.infrastructure(), machine.id(), address, means.port(), bastion);
  }
}
