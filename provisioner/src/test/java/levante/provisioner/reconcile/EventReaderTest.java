package levante.provisioner.reconcile;

import static levante.provisioner.testing.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.Placement;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import org.junit.jupiter.api.Test;

/** What is told of a change. */
class EventReaderTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");

  private static String launched(Optional<BigDecimal> price) {
    MachineSize size =
        new MachineSize(
                "small",
                1,
                Quantity.ZERO,
                Quantity.ZERO,
                0,
                BigDecimal.ZERO,
                MachineSize.Pricing.LISTED)
            .at(price);
    Placement place = new Placement(new CloudId("site"), new Region("R"), size);
    Estate before =
        Estate.of(ID, new Desired(List.of(), List.of(), List.of()))
            .plus(ManagedMachine.named(ID.machine("box", 0), "box", place));
    Estate after =
        before.change(
            ID.machine("box", 0),
            one ->
                one.with(
                    new ManagedMachine.Progress(
                        Optional.of(NOON), Optional.empty(), Optional.empty(), Optional.empty()),
                    one.addresses()));
    return EventReader.between(before, after, NOON).stream()
        .map(InfrastructureEvent::sentence)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anUnknownPriceIsToldAsUnknownAndNotAsNothing() {
    assertThat(launched(Optional.empty())).isEqualTo("small in R at an unknown price");
    assertThat(launched(Optional.of(new BigDecimal("0.005"))))
        .isEqualTo("small in R at 0.005 EUR/h");
  }
}
