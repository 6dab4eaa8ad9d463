package levante.web.page.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.change.ResizeMachine.Outlook;
import levante.provisioner.change.ResizeMachine.Wanted;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Placement;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ManagedMachine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeFormTest {
  private static MachineSize size(String name, int cpus, String memory, String eurPerHour) {
    return new MachineSize(
        name,
        cpus,
        Quantity.parse(memory),
        Quantity.parse("40Gi"),
        0,
        new BigDecimal(eurPerHour),
        MachineSize.Pricing.LISTED);
  }

  @Test
  void whatAMachineHasIsFilledInAndIsASizeThatItHas() {
    SizeForm odd = SizeForm.of(size("odd", 2, "3999999999", "0"));
    assertThat(odd.cpus()).isEqualTo("2");
    assertThat(odd.memory()).isEqualTo("3814 MiB");
    assertThat(odd.disk()).isEqualTo("40 GiB");
    Wanted same = odd.wanted(Optional.empty());
    assertThat(Quantity.of(3_999_999_999L).covers(same.memory().orElseThrow())).isTrue();
    assertThat(same.disk()).contains(Quantity.parse("40Gi"));
    assertThat(same.gpus()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 4 GiB, 40 GiB, CPUs: '0'",
    "'', 4 GiB, 40 GiB, CPUs: ''",
    "2.5, 4 GiB, 40 GiB, CPUs: '2.5'",
    "2, lots, 40 GiB, Memory: 'lots'",
    "2, 4, 40 GiB, Memory: '4'",
    "2, 0 GB, 40 GiB, Memory: '0 GB'",
    "2, -4 GB, 40 GiB, Memory: '-4 GB'",
    "2, 4 GB, '', Disk: ''",
  })
  void whatIsNoSizeIsRefusedByItsField(String cpus, String memory, String disk, String said) {
    SizeForm typed = SizeForm.typed(cpus, memory, disk);
    assertThatThrownBy(() -> typed.wanted(Optional.empty()))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageStartingWith(said);
  }

  @Test
  void unitsAreThoseOfTemplatesAndADiskMayBeNone() {
    Wanted wanted = SizeForm.typed(" 4", "1.5 GB", "0GiB").wanted(Optional.of("m"));
    assertThat(wanted.cpus()).contains(4);
    assertThat(wanted.memory()).contains(Quantity.of(1_500_000_000L));
    assertThat(wanted.disk()).contains(Quantity.ZERO);
    assertThat(wanted.instanceType()).contains("m");
  }

  @Test
  void thePageTellsThePriceBeforeAndAfterAndNoneThatNobodyKnows() {
    MachineSize small = size("small", 2, "4Gi", "0.0088");
    MachineSize unpriced = size("large", 8, "16Gi", "0").at(Optional.empty());
    ManagedMachine machine =
        ManagedMachine.named(
            new InfrastructureId("0f8fad5b-d9cb-469f-a165-70867728950e").machine("front", 0),
            "front",
            new Placement(new CloudId("sandbox"), new Region("cloud"), small));
    assertThat(ResizePage.rows(new Outlook(machine, unpriced)))
        .contains(
            new ResizePage.Row("Price while it runs", "0.0088 € an hour", "price unknown"),
            new ResizePage.Row("Disk", "40 GiB", "40 GiB"));
    assertThat(new Outlook(machine, small).isNothing()).isTrue();
  }
}
