package levante.provisioner.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Index 0 is the cloud's control plane, 1 its worker, 2 the edge's only machine. */
class MachineOrdersTest {
  private static final OwnerId BEA = new OwnerId("bea");

  private final World world = new World();
  private Infrastructure made;

  @BeforeEach
  void standing() {
    made = world.create(1);
    world.ticks(15);
    assertThat(state()).isEqualTo(MachineState.CONFIGURED);
  }

  private MachineState state() {
    return world.now(made).status().state();
  }

  private MachineState state(int index) {
    return machine(index).state();
  }

  private ManagedMachine machine(int index) {
    return world.now(made).machines().stream()
        .filter(machine -> machine.id().index() == index)
        .findFirst()
        .orElseThrow();
  }

  private Machine listed(int index) {
    return world.cloud.list(made.id()).stream()
        .filter(machine -> machine.id().index() == index)
        .findFirst()
        .orElseThrow();
  }

  private void order(Order order, Integer... indices) {
    world.levante.changes().order().order(made.id(), World.ANNA, List.of(indices), order);
  }

  @Test
  void anInfrastructureStopsAndStartsAsAWholeAndIsLongStoppedWithoutLosingAMachine() {
    order(Order.STOP);
    world.ticks(3);
    assertThat(world.cloud.list(made.id()))
        .extracting(Machine::state)
        .containsOnly(MachineState.STOPPED);
    assertThat(state()).isEqualTo(MachineState.STOPPED);
    world.clock.advance(Duration.ofDays(3));
    world.ticks(3);
    order(Order.START);
    world.ticks(15);
    assertThat(state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.now(made).machines()).hasSize(3);
    assertThat(world.levante.history().count(made.id(), Kind.FAILED)).isZero();
  }

  @Test
  void aStoppedWorkerLeavesItsClusterAndComesBackWhenItIsStarted() {
    int worker = worker();
    order(Order.STOP, worker);
    world.ticks(3);
    assertThat(state(worker)).isEqualTo(MachineState.STOPPED);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).hasSize(1);
    order(Order.START, worker);
    world.ticks(12);
    assertThat(state(worker)).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).hasSize(2);
  }

  private int worker() {
    return world.now(made).machines().stream()
        .filter(machine -> machine.nodeTemplate().equals("cloud_worker"))
        .findFirst()
        .orElseThrow()
        .id()
        .index();
  }

  @Test
  void aNodeTemplateIsScaledToACountAndTheNewestMachinesGoFirst() {
    ChangeMachines machines = world.levante.changes().machines();
    ChangeMachines.Scaled up = machines.scale(made.id(), World.ANNA, "cloud_worker", 3);
    assertThat(up.added()).hasSize(2);
    assertThat(machines.scale(made.id(), World.ANNA, "cloud_worker", 3).added()).isEmpty();
    world.ticks(12);
    assertThat(world.now(made).machines()).hasSize(5);
    ChangeMachines.Scaled down = machines.scale(made.id(), World.ANNA, "cloud_worker", 1);
    assertThat(down.removed()).containsExactlyInAnyOrderElementsOf(up.added());
    assertThat(machines.scale(made.id(), World.ANNA, "cloud_worker", 1).removed()).isEmpty();
    world.ticks(12);
    assertThat(world.now(made).machines()).extracting(one -> one.id().index()).contains(worker());
    assertThat(world.now(made).machines()).hasSize(3);
  }

  private TemplateSource withOneWorkerAlways(String idleTime) {
    return new TemplateSource(
        "fixed.yaml",
        made.template()
            .text()
            .replace("min_instances: 0", "min_instances: 1")
            .replace("max_instances: 5", "max_instances: 1")
            .replace("{ get_input: initial_workers }", "1")
            .replace("    initial_workers: { type: integer, default: 0 }\n", "")
            .replace("idle_time: 30 s", "idle_time: " + idleTime));
  }

  private DesiredPool.Scale workersOf(Infrastructure infrastructure) {
    return world.now(infrastructure).aim().pool("cloud_worker").orElseThrow().scale();
  }

  @Test
  void workersOfAFixedNumberThatAPersonAddsAreNotTakenBackByScaling() {
    DesiredPool.Scale two = new DesiredPool.Scale(2, 2, 2);
    NewInfrastructure wish =
        new NewInfrastructure(
            World.ANNA, withOneWorkerAlways("30 s"), Map.of(), List.of(), Optional.empty());
    Infrastructure other = world.levante.createInfrastructure().from(wish);
    world.levante.changes().machines().scale(other.id(), World.ANNA, "cloud_worker", 2);
    assertThat(workersOf(other)).isEqualTo(two);
    Edit slower = new Edit(withOneWorkerAlways("60 s"), Map.of(), Edit.Counts.WHERE_CHANGED);
    world.levante.changes().edit().edit(other.id(), World.ANNA, slower);
    assertThat(workersOf(other)).isEqualTo(two);
  }

  @Test
  void aCountThatIsNoneAndANodeTemplateWithoutMachinesAreRefused() {
    ChangeMachines machines = world.levante.changes().machines();
    assertThatThrownBy(() -> machines.scale(made.id(), World.ANNA, "cloud_worker", -1))
        .isInstanceOf(LevanteException.class)
        .extracting(refused -> ((LevanteException) refused).code())
        .isEqualTo(ErrorCode.INVALID_REQUEST);
    assertThatThrownBy(() -> machines.scale(made.id(), World.ANNA, "nobody", 1))
        .hasMessageContaining("'nobody' stands for no machines here");
    assertThatThrownBy(() -> machines.scale(made.id(), BEA, "cloud_worker", 1))
        .isInstanceOf(LevanteException.class);
  }

  @Test
  void aMachineThatIsStoppedWhileItBootsStopsAsSoonAsItRuns() {
    ManagedMachine added =
        world
            .levante
            .changes()
            .machines()
            .add(made.id(), World.ANNA, Map.of("cloud_worker", 1))
            .get(0);
    order(Order.STOP, added.id().index());
    world.ticks(10);
    assertThat(listed(added.id().index()).state()).isEqualTo(MachineState.STOPPED);
  }

  @Test
  void aRebootHappensOnce() {
    int worker = worker();
    order(Order.REBOOT, worker);
    world.ticks(1);
    assertThat(machine(worker).works()).isTrue();
    world.ticks(12);
    assertThat(state(worker)).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.levante.history().count(made.id(), Kind.REBOOT_ASKED)).isEqualTo(1);
  }

  @Test
  void givenMachinesGoAndNoOthersComeForThem() {
    int worker = worker();
    world.levante.changes().machines().remove(made.id(), World.ANNA, List.of(worker));
    world.ticks(8);
    assertThat(world.now(made).machines()).hasSize(2);
    assertThat(world.cloud.list(made.id())).hasSize(2);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).hasSize(1);
  }

  @Test
  void ofMachinesOneOfWhichIsNotThereNoneGoes() {
    int worker = worker();
    assertThatThrownBy(
            () ->
                world
                    .levante
                    .changes()
                    .machines()
                    .remove(made.id(), World.ANNA, List.of(worker, 99)))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.MACHINE_NOT_FOUND));
    assertThat(machine(worker).kept()).isTrue();
  }

  @Test
  void noMoreMachinesAreAddedThanTheTemplateAllows() {
    assertThatThrownBy(
            () ->
                world
                    .levante
                    .changes()
                    .machines()
                    .add(made.id(), World.ANNA, Map.of("cloud_worker", 5)))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  @Test
  void aMachineBecomesLargerUnderItsName() {
    int worker = worker();
    world.levante.changes().resize().resize(made.id(), World.ANNA, worker, cpus(8));
    world.ticks(20);
    assertThat(listed(worker).size().cpus()).isGreaterThanOrEqualTo(8);
    assertThat(state(worker)).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.now(made).machines()).hasSize(3);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).hasSize(2);
  }

  private static ResizeMachine.Wanted cpus(int cpus) {
    return new ResizeMachine.Wanted(
        Optional.of(cpus), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void whatAnotherSizeWouldMeanIsToldAndNothingIsKept() {
    ResizeMachine resize = world.levante.changes().resize();
    Infrastructure before = world.now(made);
    ResizeMachine.Outlook larger = resize.plan(made.id(), World.ANNA, worker(), cpus(8));
    assertThat(larger.isNothing()).isFalse();
    assertThat(larger.size().cpus()).isGreaterThanOrEqualTo(8);
    assertThat(resize.plan(made.id(), World.ANNA, worker(), cpus(1)).isNothing()).isTrue();
    assertThat(world.now(made)).isEqualTo(before);
    assertRefused(
        ErrorCode.INVALID_REQUEST, () -> resize.plan(made.id(), World.ANNA, worker(), cpus(999)));
    assertRefused(
        ErrorCode.INFRASTRUCTURE_NOT_FOUND, () -> resize.plan(made.id(), BEA, worker(), cpus(8)));
  }

  private static void assertRefused(ErrorCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            LevanteException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void whatIsStoppedIsNeitherResizedNorConfiguredAnew() {
    ChangeUseCases changes = world.levante.changes();
    int worker = worker();
    order(Order.STOP, worker);
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () -> changes.resize().resize(made.id(), World.ANNA, worker, cpus(8)));
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () -> changes.order().reconfigure(made.id(), World.ANNA, List.of(worker), ""));
    changes.order().reconfigure(made.id(), World.ANNA, List.of(), "");
    assertThat(world.levante.history().count(made.id(), Kind.RECONFIGURE_ASKED)).isEqualTo(2);
    order(Order.STOP);
    assertThat(OrderMachines.canBeReconfigured(world.now(made))).isFalse();
    assertRefused(
        ErrorCode.INVALID_REQUEST,
        () -> changes.order().reconfigure(made.id(), World.ANNA, List.of(), ""));
  }

  @Test
  void whatIsHibernatedIsNeitherResizedNorConfiguredAnew() {
    ChangeUseCases changes = world.levante.changes();
    world.levante.keeping().rest().hibernate(made.id(), World.ANNA);
    assertRefused(
        ErrorCode.HIBERNATED,
        () -> changes.resize().resize(made.id(), World.ANNA, worker(), cpus(8)));
    assertRefused(
        ErrorCode.HIBERNATED,
        () -> changes.order().reconfigure(made.id(), World.ANNA, List.of(), ""));
  }

  @Test
  void reconfiguringGoesThroughConfiguringAndKeepsTheRecipes() {
    world
        .levante
        .changes()
        .order()
        .reconfigure(made.id(), World.ANNA, List.of(), "debug: msg=hello");
    assertThat(world.now(made).machines())
        .extracting(ManagedMachine::state)
        .containsOnly(MachineState.RUNNING);
    world.ticks(10);
    assertThat(state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.levante.history().newest(made.id(), 50))
        .anyMatch(event -> event.sentence().contains("msg=hello"));
  }

  @Test
  void aGuestMayDoWhatTheOwnerMayAndANewOwnerDoesNotShare() {
    assertThat(world.levante.findInfrastructures().list(BEA)).isEmpty();
    world.levante.changes().share().with(made.id(), World.ANNA, BEA);
    world.levante.changes().order().order(made.id(), BEA, List.of(), Order.STOP);
    assertThat(world.levante.findInfrastructures().list(BEA)).hasSize(1);
    assertThat(world.levante.findInfrastructures().list(new OwnerId("be"))).isEmpty();
    world.levante.changes().share().handTo(made.id(), BEA, BEA);
    assertThat(world.levante.findInfrastructures().list(World.ANNA)).isEmpty();
  }

  @Test
  void nothingIsChangedAnyMoreWhenTheEndWasAskedFor() {
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    assertThatThrownBy(() -> order(Order.STOP))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.BEING_DELETED));
  }

  @Test
  void aStoppedInfrastructureIsDestroyedAsWell() {
    order(Order.STOP);
    world.ticks(3);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(8);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
  }
}
