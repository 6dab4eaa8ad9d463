package levante.provisioner.upgrade;

import levante.kernel.LevanteException;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ConfigureResult;
import levante.provisioner.configure.NodeConfigurator;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.Step;

/**
 * One step of one node. The node goes on counting as one that serves; what is being done to it, or
 * why it failed, is its explanation until it is through.
 */
public final class NodeUpgrade {
  private NodeUpgrade() {}

  /** The estate after that step. */
  public static Estate step(
      Estate estate, NodeConfigurator configurator, Machine machine, Step.Upgrade step) {
    String explanation = explained(step.version(), result(estate, configurator, machine, step));
    return estate.change(step.machine(), one -> one.in(MachineState.CONFIGURED, explanation));
  }

  private static ConfigureResult result(
      Estate estate, NodeConfigurator configurator, Machine machine, Step.Upgrade step) {
    try {
      return configurator.upgrade(
          estate.site(step.cluster()), machine, step.role(), step.version());
    } catch (LevanteException silent) {
      return new ConfigureResult.InProgress(silent.getMessage());
    }
  }

  private static String explained(String version, ConfigureResult result) {
    return result.match(
        done -> "",
        going -> "is upgraded to %s: %s".formatted(version, going.what()),
        failed ->
            "its upgrade to %s failed, and no other node is upgraded until it is through: %s"
                .formatted(version, failed.reason()));
  }
}
