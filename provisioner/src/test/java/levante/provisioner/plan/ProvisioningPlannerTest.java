package levante.provisioner.plan;

import static levante.provisioner.testing.SettableClock.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.Quantity;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineNeeds;
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.desired.Placement;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.ProvisioningPlanner.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProvisioningPlannerTest {
  private static final InfrastructureId ID =
      new InfrastructureId("7f3a2b00-0000-4000-8000-000000000000");
  private static final CloudId CLOUD = new CloudId("sandbox");
  private static final MachineSize SMALL = size("small", 2, "4Gi", "0.0088");
  private static final Placement PLACE = new Placement(CLOUD, new Region("cloud"), SMALL);

  private final ProvisioningPlanner planner =
      new ProvisioningPlanner(
          new Limits(Duration.ofMinutes(15), Duration.ofMinutes(15), Duration.ofMinutes(2)));

  private static MachineSize size(String name, int cpus, String memory, String price) {
    return new MachineSize(
        name,
        cpus,
        Quantity.parse(memory),
        Quantity.parse("40Gi"),
        0,
        new BigDecimal(price),
        MachineSize.Pricing.LISTED);
  }

  private static Desired wanting(int count) {
    DesiredPool pool =
        new DesiredPool("box", Optional.empty(), PLACE, Addressing.PRIVATE, new Scale(0, 5, count));
    return new Desired(List.of(), List.of(pool), List.of());
  }

  private static Machine machine(int index, MachineState state) {
    return new Machine(
        ID.machine("box", index),
        ID,
        PLACE.region(),
        SMALL,
        state,
        Optional.of("10.0.0." + index),
        Optional.empty(),
        NOON,
        "");
  }

  private static Observation listing(Machine... machines) {
    return new Observation(
        Map.of(CLOUD, new Observed.Complete<>(List.of(machines))),
        Map.of(),
        new Observed.Complete<>(List.of()));
  }

  private static Observation silent() {
    return new Observation(
        Map.of(CLOUD, new Observed.Incomplete<>(ErrorCode.CLOUD_UNREACHABLE, "no answer")),
        Map.of(),
        new Observed.Complete<>(List.of()));
  }

  /** An estate that had so many and has seen these machines, and now wants so many. */
  private Estate estate(int wanted, int had, Machine... machines) {
    Estate estate = Estate.of(ID, wanting(had));
    for (Machine machine : machines) {
      estate = estate.plus(ManagedMachine.named(machine.id(), "box", PLACE));
    }
    return planner
        .plan(estate, estate.desired(), listing(machines), NOON)
        .estate()
        .with(wanting(wanted));
  }

  private static List<String> words(Plan plan) {
    return plan.steps().stream().map(step -> step.word() + " " + step.subject()).toList();
  }

  /** A row: so many wanted, the first {@code had} machines known, and what is seen now. */
  private record Row(String situation, int wanted, int had, Observation seen, String steps) {
    @Override
    public String toString() {
      return situation;
    }
  }

  static Stream<Row> rows() {
    Machine run0 = machine(0, MachineState.RUNNING);
    Machine run1 = machine(1, MachineState.RUNNING);
    Machine failed0 = machine(0, MachineState.FAILED);
    return Stream.of(
        new Row("nothing there", 2, 0, listing(), "launch 0, launch 1"),
        new Row("all there", 1, 1, listing(run0), ""),
        new Row("one more", 2, 1, listing(run0), "launch 1"),
        new Row("one too many", 1, 2, listing(run0, run1), "release 1, terminate 1"),
        new Row("a silent cloud", 2, 1, silent(), "hold box"),
        new Row("a silent cloud and none wanted", 0, 1, silent(), "release 0, hold 0"),
        new Row("lost", 1, 1, listing(), "release 0, launch 1, forget 0"),
        new Row("failed", 1, 1, listing(failed0), "release 0, launch 1, terminate 0"),
        new Row("tagged but unknown", 1, 1, listing(run0, run1), "terminate 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rows")
  void theStepsAreThoseOfTheTable(Row row) {
    Machine[] had = new Machine[row.had()];
    for (int i = 0; i < had.length; i++) {
      had[i] = machine(i, MachineState.RUNNING);
    }
    Estate estate = estate(row.wanted(), row.had(), had);
    Plan plan = planner.plan(estate, wanting(row.wanted()), row.seen(), NOON);
    assertThat(String.join(", ", words(plan)).replace("box-7f3a2b-", "")).isEqualTo(row.steps());
  }

  static Stream<Arguments> releases() {
    return Stream.of(
        Arguments.of(listing(machine(0, MachineState.RUNNING)), "terminate box-7f3a2b-0"),
        Arguments.of(listing(machine(0, MachineState.DELETING)), "hold box-7f3a2b-0"),
        Arguments.of(listing(), "forget box-7f3a2b-0"),
        Arguments.of(silent(), "hold box-7f3a2b-0"));
  }

  @ParameterizedTest
  @MethodSource("releases")
  void aReleasedMachineIsFollowedUntilNobodyListsIt(Observation seen, String step) {
    Estate estate =
        estate(0, 1, machine(0, MachineState.RUNNING))
            .change(ID.machine("box", 0), one -> one.released("asked for"));
    assertThat(words(planner.plan(estate, wanting(0), seen, NOON))).containsExactly(step);
  }

  @Test
  void theDryRunNamesAndPricesWhatWouldBe() {
    Plan plan = planner.plan(Estate.of(ID, wanting(2)), wanting(2), listing(), NOON);
    assertThat(words(plan)).containsExactly("launch box-7f3a2b-0", "launch box-7f3a2b-1");
    assertThat(plan.eurPerHour()).isEqualByComparingTo("0.0176");
    assertThat(plan.eurPerHourAtMost()).isEqualByComparingTo("0.0440");
    assertThat(plan.steps().get(0).reason())
        .isEqualTo("2 of box wanted; small in cloud at 0.0088 EUR/h is the cheapest that does");
  }

  @Test
  void theSameValuesGiveTheSamePlan() {
    Estate estate = estate(3, 1, machine(0, MachineState.RUNNING));
    Plan first = planner.plan(estate, estate.desired(), listing(), NOON);
    assertThat(planner.plan(estate, estate.desired(), listing(), NOON)).isEqualTo(first);
  }

  @Test
  void aPoolInTroubleHoldsUntilItsTimeHasCome() {
    PoolTrouble full =
        new PoolTrouble("box", ErrorCode.OUT_OF_CAPACITY, "none left", 1, NOON.plusSeconds(30));
    Estate estate = Estate.of(ID, wanting(1)).plus(full);
    assertThat(words(planner.plan(estate, wanting(1), listing(), NOON)))
        .containsExactly("hold box");
    assertThat(words(planner.plan(estate, wanting(1), listing(), NOON.plusSeconds(30))))
        .containsExactly("launch box-7f3a2b-0");
  }

  @Test
  void theCheapestSizeThatIsLargeEnoughIsTaken() {
    MachineNeeds needs =
        new MachineNeeds(2, Quantity.parse("4G"), Quantity.ZERO, 0, Optional.empty());
    List<MachineSize> sizes =
        List.of(
            size("large", 8, "16Gi", "0.03"),
            size("slim", 4, "2Gi", "0.001"),
            size("tight", 1, "8Gi", "0.002"),
            SMALL);
    assertThat(needs.cheapestOf(sizes)).contains(SMALL);
  }
}
