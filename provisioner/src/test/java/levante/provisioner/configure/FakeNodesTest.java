package levante.provisioner.configure;

import java.math.BigDecimal;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.testing.FakeNodes;
import levante.provisioner.testing.SettableClock;

/** The simulations' fake keeps the contract that the real ones keep. */
class FakeNodesTest extends NodeConfiguratorContract {
  private final FakeNodes nodes = new FakeNodes();

  @Override
  protected NodeConfigurator configurator() {
    return nodes;
  }

  @Override
  protected Machine machine(InfrastructureId infrastructure, int index) {
    MachineSize size =
        new MachineSize(
            "small",
            2,
            Quantity.parse("4Gi"),
            Quantity.parse("40Gi"),
            0,
            new BigDecimal("0.01"),
            MachineSize.Pricing.LISTED);
    return new Machine(
        infrastructure.machine("machine", index),
        infrastructure,
        new Region("cloud"),
        size,
        MachineState.RUNNING,
        Optional.of("10.0.0.1"),
        Optional.empty(),
        SettableClock.NOON,
        "");
  }

  @Override
  protected void letTimePass() {
    // The fake counts calls, not time.
  }
}
