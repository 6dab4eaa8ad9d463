package levante.provisioner.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Activity;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Index 0 is the cloud's control plane, 1 its worker, 2 the edge's only machine. */
class HibernationSimulationTest {
  private final World world = new World();
  private final HibernateInfrastructure rest = world.levante.keeping().rest();
  private Infrastructure made;

  @BeforeEach
  void standing() {
    made = world.create(1);
    world.ticks(15);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  private void hibernated() {
    rest.hibernate(made.id(), World.ANNA);
    world.ticks(4);
    assertThat(world.cloud.list(made.id()))
        .extracting(Machine::state)
        .containsOnly(MachineState.STOPPED);
  }

  private Activity activity() {
    return world.now(made).terms().activity();
  }

  private List<ProvisionedCluster.State> clusters() {
    return world.levante.findClusters().all().stream().map(ProvisionedCluster::state).toList();
  }

  @Test
  void itRestsWithoutCostAndWakesWithTheSameMachinesControlPlanesFirst() {
    List<ManagedMachine> before = world.now(made).machines();
    hibernated();
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.STOPPED);
    assertThat(world.now(made).machines())
        .extracting(ManagedMachine::eurPerHour)
        .containsOnly(BigDecimal.ZERO);
    assertThat(clusters()).containsOnly(ProvisionedCluster.State.HIBERNATED);
    world.clock.advance(Duration.ofDays(30));
    world.ticks(3);
    rest.wake(made.id(), World.ANNA);
    assertThat(activity()).isEqualTo(Activity.WAKING);
    world.ticks(20);
    assertThat(activity()).isEqualTo(Activity.AWAKE);
    assertThat(world.now(made).machines())
        .extracting(ManagedMachine::id)
        .isEqualTo(before.stream().map(ManagedMachine::id).toList());
    assertThat(clusters()).containsOnly(ProvisionedCluster.State.READY);
    assertThat(world.levante.history().count(made.id(), Kind.WOKEN)).isEqualTo(1);
    assertThat(world.levante.history().count(made.id(), Kind.FAILED)).isZero();
  }

  @Test
  void aWorkerIsStartedWhenItsControlPlaneServes() {
    hibernated();
    rest.wake(made.id(), World.ANNA);
    boolean sawItWait = false;
    for (int tick = 0; tick < 20; tick++) {
      world.ticks(1);
      boolean serves = machine(0).state() == MachineState.CONFIGURED;
      boolean waits = listed(1).state() == MachineState.STOPPED;
      assertThat(serves || waits).as("tick " + tick).isTrue();
      sawItWait |= waits && listed(0).state() != MachineState.STOPPED;
    }
    assertThat(sawItWait).isTrue();
    assertThat(activity()).isEqualTo(Activity.AWAKE);
  }

  private ManagedMachine machine(int index) {
    return world.now(made).machines().stream()
        .filter(one -> one.id().index() == index)
        .findFirst()
        .orElseThrow();
  }

  private Machine listed(int index) {
    return world.cloud.list(made.id()).stream()
        .filter(one -> one.id().index() == index)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void nothingIsLaunchedWhileItRestsAndWhatIsStartedElsewhereIsStoppedAgain() {
    hibernated();
    world.levante.changes().machines().add(made.id(), World.ANNA, Map.of("cloud_worker", 1));
    world.cloud.start(machine(2).id());
    world.ticks(10);
    assertThat(world.cloud.list(made.id()))
        .hasSize(3)
        .extracting(Machine::state)
        .containsOnly(MachineState.STOPPED);
    rest.wake(made.id(), World.ANNA);
    world.ticks(25);
    assertThat(activity()).isEqualTo(Activity.AWAKE);
    assertThat(world.cloud.list(made.id())).hasSize(4);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void singleMachinesAreNotStartedAndALockedOneIsNotHibernated() {
    rest.hibernate(made.id(), World.ANNA);
    for (Order order : List.of(Order.START, Order.REBOOT)) {
      assertThatThrownBy(
              () -> world.levante.changes().order().order(made.id(), World.ANNA, List.of(1), order))
          .isInstanceOfSatisfying(
              LevanteException.class,
              refused -> assertThat(refused.code()).isEqualTo(ErrorCode.HIBERNATED));
    }
    rest.wake(made.id(), World.ANNA);
    world.levante.keeping().lock().lock(made.id(), World.ANNA, "");
    assertThatThrownBy(() -> rest.hibernate(made.id(), World.ANNA))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LOCKED));
  }

  @Test
  void whatIsAskedTwiceIsDoneOnceAndAnEndWinsOverARest() {
    rest.wake(made.id(), World.ANNA);
    assertThat(activity()).isEqualTo(Activity.AWAKE);
    hibernated();
    rest.hibernate(made.id(), World.ANNA);
    world.ticks(2);
    assertThat(activity()).isEqualTo(Activity.HIBERNATED);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
  }

  @Test
  void killedAtAnyCallItSleepsAndWakesAllTheSame() {
    for (int fatal = 1; fatal <= 60; fatal += 3) {
      String when = "killed at call " + fatal;
      rest.hibernate(made.id(), World.ANNA);
      killed(fatal);
      world.ticks(6);
      assertThat(world.now(made).status().state()).as(when).isEqualTo(MachineState.STOPPED);
      rest.wake(made.id(), World.ANNA);
      killed(fatal);
      world.ticks(20);
      assertThat(activity()).as(when).isEqualTo(Activity.AWAKE);
      assertThat(world.now(made).status().state()).as(when).isEqualTo(MachineState.CONFIGURED);
    }
    assertThat(world.levante.history().newest(made.id(), 1000))
        .filteredOn(event -> event.kind() == Kind.LAUNCHED)
        .extracting(InfrastructureEvent::machine)
        .hasSize(3)
        .allMatch(Optional::isPresent);
  }

  private void killed(int fatal) {
    try {
      var loop = world.newLoop(new Interruptions(fatal));
      for (int tick = 0; tick < 4; tick++) {
        loop.tick();
        world.clock.advance(Duration.ofSeconds(1));
      }
    } catch (Killed expected) {
      world.clock.advance(Duration.ofSeconds(1));
    }
  }
}
