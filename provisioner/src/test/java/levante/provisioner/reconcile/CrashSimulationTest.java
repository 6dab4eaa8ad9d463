package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.Interruptions.Moment;
import levante.provisioner.testing.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The process dies at every call that it makes to a port or a store, in turn. */
class CrashSimulationTest {
  private static final int WORKERS = 2;

  /** Ticks until the loop is killed or {@code ticks} are over; then a new process takes over. */
  private static int ticks(World world, Interruptions interruptions, int ticks) {
    ProvisioningLoop loop = world.newLoop(interruptions);
    try {
      for (int i = 0; i < ticks; i++) {
        loop.tick();
        world.clock.advance(Duration.ofSeconds(1));
      }
    } catch (Killed killed) {
      world.clock.advance(Duration.ofSeconds(1));
    }
    return interruptions.calls();
  }

  private static int callsOf(int ticksBefore, int ticks) {
    World world = new World();
    world.create(WORKERS);
    world.ticks(ticksBefore);
    return ticks(world, Interruptions.none(), ticks);
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aRestartMidLaunchNeitherLosesNorDoublesAMachine(Moment moment) {
    int calls = callsOf(0, 12);
    assertThat(calls).isGreaterThan(50);
    for (int fatal = 1; fatal <= calls; fatal++) {
      World world = new World();
      Infrastructure made = world.create(WORKERS);
      ticks(world, new Interruptions(fatal, moment), 12);
      world.ticks(15);
      assertAllThereOnce(world, made, "killed at call %d, %s".formatted(fatal, moment));
    }
  }

  private static void assertAllThereOnce(World world, Infrastructure made, String when) {
    Infrastructure now = world.now(made);
    List<MachineId> listed = world.cloud.list(made.id()).stream().map(Machine::id).toList();
    assertThat(listed).as(when).hasSize(2 + WORKERS);
    assertThat(now.machines()).as(when).extracting(ManagedMachine::id).isEqualTo(listed);
    assertThat(now.status().state()).as(when).isEqualTo(MachineState.CONFIGURED);
    assertThat(listed).as(when).extracting(MachineId::index).containsOnly(0, 1, 2, 3);
    assertEvents(world, made, Kind.LAUNCHED, 2 + WORKERS, when);
    assertEvents(world, made, Kind.CONFIGURED, 2 + WORKERS, when);
    assertEvents(world, made, Kind.STORAGE_MADE, 2, when);
    assertEvents(world, made, Kind.FAILED, 0, when);
  }

  private static void assertEvents(
      World world, Infrastructure made, Kind kind, int expected, String when) {
    List<String> keys =
        world.levante.history().newest(made.id(), 1000).stream()
            .filter(event -> event.kind() == kind)
            .map(InfrastructureEvent::key)
            .toList();
    assertThat(keys).as(when + ", " + kind).hasSize(expected);
    assertThat(new TreeSet<>(keys)).as(when + ", " + kind).hasSize(expected);
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void aRestartMidDestroyLeavesNothing(Moment moment) {
    World counted = new World();
    Infrastructure first = counted.create(WORKERS);
    counted.ticks(12);
    counted.levante.destroyInfrastructure().destroy(first.id(), World.ANNA);
    int calls = ticks(counted, Interruptions.none(), 6);
    assertThat(calls).isGreaterThan(20);
    for (int fatal = 1; fatal <= calls; fatal++) {
      String when = "killed at call %d, %s".formatted(fatal, moment);
      World world = new World();
      Infrastructure made = world.create(WORKERS);
      world.ticks(12);
      world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
      ticks(world, new Interruptions(fatal, moment), 6);
      world.ticks(8);
      assertThat(world.levante.findLeftovers().of(made.id()).count()).as(when).isZero();
      assertThat(world.levante.findInfrastructures().all()).as(when).isEmpty();
      assertEvents(world, made, Kind.REMOVED, 2 + WORKERS, when);
      assertEvents(world, made, Kind.DESTROYED, 1, when);
    }
  }
}
