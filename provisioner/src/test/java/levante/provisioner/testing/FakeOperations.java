package levante.provisioner.testing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.operate.ArtifactKind;
import levante.provisioner.operate.OperationCall;
import levante.provisioner.operate.OperationRunner;

/** Takes a tick for each operation, and remembers in which order they were over. */
public final class FakeOperations implements OperationRunner {
  private final Set<ArtifactKind> kinds = EnumSet.noneOf(ArtifactKind.class);
  private final Set<String> over = new HashSet<>();
  private final List<String> history = new ArrayList<>();

  /** It can run these from now on. */
  public void canRun(ArtifactKind... more) {
    kinds.addAll(List.of(more));
  }

  /** Operation, machine and inputs of what was run, in that order. */
  public List<String> history() {
    return List.copyOf(history);
  }

  @Override
  public Set<ArtifactKind> kinds(CloudId cloud) {
    return Set.copyOf(kinds);
  }

  @Override
  public ConfigureResult run(
      Machine machine, Optional<Machine> bastion, List<OperationCall> calls) {
    for (OperationCall call : calls) {
      String run = "%s on %s %s".formatted(call.name(), machine.id().label(), call.inputs());
      if (over.add(machine.id() + run)) {
        history.add(run);
        return new ConfigureResult.InProgress("runs " + call.name());
      }
    }
    return new ConfigureResult.Configured(machine.id().value());
  }
}
