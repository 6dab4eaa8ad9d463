package levante.provisioner.operate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.configure.ConfigureResult;

/** Runs operations on machines. Returns at once; idempotent. */
public interface OperationRunner {
  /** Runs nothing. */
  OperationRunner NONE =
      new OperationRunner() {
        @Override
        public Set<ArtifactKind> kinds(CloudId cloud) {
          return Set.of();
        }

        @Override
        public ConfigureResult run(
            Machine machine, Optional<Machine> bastion, List<OperationCall> calls) {
          return new ConfigureResult.Failed("nothing runs operations here");
        }
      };

  /** What it can run on that cloud's machines; others are refused when a template is planned. */
  Set<ArtifactKind> kinds(CloudId cloud);

  /**
   * Brings a running machine one operation further; called at every tick until the result is
   * Configured, which it is when all have been run, one after the other. What was run with the same
   * text and inputs before is not run again.
   *
   * @param bastion a machine of the same infrastructure with a public address, for one without
   */
  ConfigureResult run(Machine machine, Optional<Machine> bastion, List<OperationCall> calls);
}
