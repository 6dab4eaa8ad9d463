package levante.web.page.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineSize.Pricing;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.Placement;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.web.view.Status;
import org.junit.jupiter.api.Test;

class PartsPictureTest {
  private static final Placement PLACEMENT =
      new Placement(
          new CloudId("site"),
          new Region("west"),
          new MachineSize(
              "small",
              2,
              Quantity.ofMebibytes(4096),
              Quantity.ofMebibytes(20480),
              0,
              new BigDecimal("0.10"),
              Pricing.LISTED));

  private static Status of(int count, MachineState... states) {
    DesiredPool pool =
        new DesiredPool(
            "worker",
            Optional.empty(),
            PLACEMENT,
            Addressing.PRIVATE,
            new DesiredPool.Scale(0, 5, count));
    Estate estate =
        Estate.of(
            new InfrastructureId("00000000-0000-0000-0000-000000000001"),
            new Desired(List.of(), List.of(pool), List.of()));
    for (int i = 0; i < states.length; i++) {
      estate =
          estate.plus(
              ManagedMachine.named(new MachineId("worker-1a2b3c-" + i), "worker", PLACEMENT)
                  .in(states[i], ""));
    }
    return PartsPicture.of(estate, List.of(), List.of())
        .boxes()
        .get(0)
        .part()
        .status()
        .orElseThrow();
  }

  @Test
  void machinesAreCountedByWhatTheyShallBe() {
    assertThat(of(0)).isEqualTo(new Status(Status.Tone.IDLE, "none wanted now"));
    assertThat(of(2, MachineState.CONFIGURED, MachineState.CONFIGURED))
        .isEqualTo(new Status(Status.Tone.GOOD, "2 of 2 serve"));
    assertThat(of(2, MachineState.CONFIGURED))
        .isEqualTo(new Status(Status.Tone.BUSY, "1 of 2 serve"));
    assertThat(of(1, MachineState.CONFIGURED, MachineState.DELETING))
        .isEqualTo(new Status(Status.Tone.BUSY, "1 of 1 serve"));
    assertThat(of(2, MachineState.CONFIGURED, MachineState.FAILED))
        .isEqualTo(new Status(Status.Tone.BAD, "1 of 2 serve"));
  }
}
