package levante.provisioner.plan;

import static levante.provisioner.testing.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.desired.Placement;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ProvisioningPlanner.Limits;
import org.junit.jupiter.api.Test;

class BelongingsTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final CloudId CLOUD = new CloudId("ost");
  private static final Region REGION = new Region("RegionOne");
  private static final MachineSize SIZE =
      new MachineSize(
              "small",
              1,
              Quantity.ZERO,
              Quantity.ZERO,
              0,
              BigDecimal.ZERO,
              MachineSize.Pricing.LISTED)
          .at(Optional.empty());
  private static final Placement PLACE = new Placement(CLOUD, REGION, SIZE);
  private static final Desired ONE =
      new Desired(
          List.of(),
          List.of(
              new DesiredPool(
                  "my_box", Optional.empty(), PLACE, Addressing.PUBLIC, new Scale(0, 5, 1))),
          List.of());

  private final ProvisioningPlanner planner =
      new ProvisioningPlanner(
          new Limits(Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofMinutes(2)));

  private static CloudObject object(Kind kind, String about) {
    return new CloudObject(kind, kind.word() + "-of-" + about, REGION, ID, about);
  }

  private static Observation keeping(CloudObject... objects) {
    return new Observation(
            Map.of(CLOUD, new Observed.Complete<>(List.of())),
            Map.of(),
            new Observed.Complete<>(List.of()))
        .withObjects(Map.of(CLOUD, new Observed.Complete<>(List.of(objects))));
  }

  private static Estate estate(Desired desired) {
    return Estate.of(ID, desired)
        .plus(ManagedMachine.named(ID.machine("my_box", 0), "my_box", PLACE));
  }

  private List<String> removed(Estate estate, Desired aim, Observation seen) {
    return planner.plan(estate, aim, seen, NOON).steps().stream()
        .filter(Step.RemoveObject.class::isInstance)
        .map(Step::subject)
        .toList();
  }

  @Test
  void whatAMachineThatIsWrittenDownNeedsStays() {
    Observation seen =
        keeping(
            object(Kind.VOLUME, "my-box-7f3a2b-0"),
            object(Kind.PORT, "my-box-7f3a2b-0"),
            object(Kind.SECURITY_GROUP, "my-box"),
            object(Kind.SECURITY_GROUP, CloudObject.ALL_MACHINES),
            object(Kind.KEY_PAIR, "key"));
    assertThat(removed(estate(ONE), ONE, seen)).isEmpty();
  }

  @Test
  void whatALostMachineLeftGoesAnAddressBeforeItsPort() {
    CloudObject port = object(Kind.PORT, "my-box-7f3a2b-9");
    CloudObject address = object(Kind.FLOATING_IP, "my-box-7f3a2b-9");
    assertThat(removed(estate(ONE), ONE, keeping(port, address))).containsExactly(address.id());
    assertThat(removed(estate(ONE), ONE, keeping(port))).containsExactly(port.id());
  }

  @Test
  void aGroupWaitsForThePortsThatUseItAndGoesInTheEnd() {
    CloudObject port = object(Kind.PORT, "my-box-7f3a2b-9");
    CloudObject group = object(Kind.SECURITY_GROUP, "my-box");
    Estate empty = Estate.of(ID, ONE);
    assertThat(removed(empty, Desired.NOTHING, keeping(port, group))).containsExactly(port.id());
    assertThat(removed(empty, Desired.NOTHING, keeping(group))).containsExactly(group.id());
  }

  @Test
  void theGroupInWhichMachinesReachEachOtherStaysAsLongAsThereIsOneAndGoesInTheEnd() {
    CloudObject port = object(Kind.PORT, "my-box-7f3a2b-0");
    CloudObject group = object(Kind.SECURITY_GROUP, CloudObject.ALL_MACHINES);
    assertThat(removed(estate(ONE), ONE, keeping(port, group))).isEmpty();
    Estate empty = Estate.of(ID, ONE);
    assertThat(removed(empty, Desired.NOTHING, keeping(port, group))).containsExactly(port.id());
    assertThat(removed(empty, Desired.NOTHING, keeping(group))).containsExactly(group.id());
  }

  @Test
  void anEndIsNoEndWhileTheCloudDoesNotSayWhatItKeeps() {
    Observation silent =
        keeping()
            .withObjects(
                Map.of(CLOUD, new Observed.Incomplete<>(ErrorCode.CLOUD_UNREACHABLE, "no answer")));
    assertThat(planner.plan(Estate.of(ID, ONE), Desired.NOTHING, silent, NOON).steps())
        .singleElement()
        .isEqualTo(new Step.Hold("ost", "no answer"));
  }

  @Test
  void anUnknownPriceIsSaidAndNotZero() {
    Plan plan = planner.plan(Estate.of(ID, ONE), ONE, keeping(), NOON);
    assertThat(plan.steps())
        .filteredOn(Step.Launch.class::isInstance)
        .singleElement()
        .satisfies(step -> assertThat(step.reason()).contains("at an unknown price"));
  }
}
