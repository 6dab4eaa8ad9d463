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

  private static Estate with(ManagedMachine... machines) {
    Estate estate = Estate.of(ID, new Desired(List.of(), List.of(), List.of()));
    for (ManagedMachine machine : machines) {
      estate = estate.plus(machine);
    }
    return estate;
  }

  private static ManagedMachine box(Optional<BigDecimal> price) {
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
    return ManagedMachine.named(ID.machine("box", 0), "box", place);
  }

  private static ManagedMachine launched(ManagedMachine machine) {
    return machine.with(
        new ManagedMachine.Progress(
            Optional.of(NOON), Optional.empty(), Optional.empty(), Optional.empty()),
        machine.addresses());
  }

  private static List<String> told(Estate before, Estate after) {
    return EventReader.between(before, after, NOON).stream()
        .map(InfrastructureEvent::sentence)
        .toList();
  }

  @Test
  void anUnknownPriceIsToldAsUnknownAndNotAsNothing() {
    ManagedMachine unknown = box(Optional.empty());
    assertThat(told(with(unknown), with(launched(unknown))))
        .containsExactly("small in R at an unknown price");
    ManagedMachine known = box(Optional.of(new BigDecimal("0.005")));
    assertThat(told(with(known), with(launched(known))))
        .containsExactly("small in R at 0.005 EUR/h");
  }

  @Test
  void aMachineThatSomebodyElseDeletedIsToldToBeMissedBeforeItIsToldToBeGone() {
    assertThat(told(with(launched(box(Optional.empty()))), with()))
        .first()
        .asString()
        .contains("no more, though it was to stay");
  }

  @Test
  void aMachineThatWasGivenUpBeforeIsOnlyToldToBeGone() {
    assertThat(told(with(launched(box(Optional.empty())).released("2 are wanted")), with()))
        .singleElement()
        .asString()
        .doesNotContain("to stay");
  }
}
