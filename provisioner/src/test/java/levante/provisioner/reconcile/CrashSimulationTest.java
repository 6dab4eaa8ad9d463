package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

/** The process dies at every call that it makes to a port or a store, in turn. */
class CrashSimulationTest {
  private static final int WORKERS = 1;
  private static final int MACHINES = 2 + WORKERS;

  private final World world = new World();

  /** Ticks until the loop is killed or {@code ticks} are over; then a new process takes over. */
  private int ticks(Interruptions interruptions, int ticks) {
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

  private void destroy(Infrastructure infrastructure) {
    world.levante.destroyInfrastructure().destroy(infrastructure.id(), World.ANNA);
  }

  @Test
  void aRestartMidLaunchNeitherLosesNorDoublesAMachine() {
    Infrastructure undisturbed = world.create("undisturbed", WORKERS);
    int calls = ticks(Interruptions.none(), 9);
    assertThat(calls).isGreaterThan(50);
    assertAllThereOnce(undisturbed, "undisturbed");
    destroy(undisturbed);
    world.ticks(5);
    for (int fatal = 1; fatal <= calls + 1; fatal++) {
      Infrastructure made = world.create("killed " + fatal, WORKERS);
      ticks(new Interruptions(fatal), 9);
      world.ticks(9);
      assertAllThereOnce(made, "killed at call " + fatal);
      destroy(made);
      world.ticks(5);
    }
  }

  private void assertAllThereOnce(Infrastructure made, String when) {
    Infrastructure now = world.now(made);
    List<MachineId> listed = world.cloud.list(made.id()).stream().map(Machine::id).toList();
    assertThat(listed).as(when).hasSize(MACHINES);
    assertThat(now.machines()).as(when).extracting(ManagedMachine::id).isEqualTo(listed);
    assertThat(now.status().state()).as(when).isEqualTo(MachineState.CONFIGURED);
    assertThat(listed).as(when).extracting(MachineId::index).containsOnly(0, 1, 2);
    assertEvents(made, Kind.LAUNCHED, MACHINES, when);
    assertEvents(made, Kind.CONFIGURED, MACHINES, when);
    assertEvents(made, Kind.STORAGE_MADE, 2, when);
    assertEvents(made, Kind.FAILED, 0, when);
  }

  private void assertEvents(Infrastructure made, Kind kind, int expected, String when) {
    assertThat(world.levante.history().count(made.id(), kind))
        .as("%s, %s", when, kind)
        .isEqualTo(expected);
  }

  @Test
  void aRestartMidDestroyLeavesNothing() {
    Infrastructure undisturbed = world.create("undisturbed", WORKERS);
    world.ticks(9);
    destroy(undisturbed);
    int calls = ticks(Interruptions.none(), 5);
    assertThat(calls).isGreaterThan(20);
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
    for (int fatal = 1; fatal <= calls + 1; fatal++) {
      String when = "killed at call " + fatal;
      Infrastructure made = world.create("killed " + fatal, WORKERS);
      world.ticks(9);
      destroy(made);
      ticks(new Interruptions(fatal), 5);
      world.ticks(6);
      assertThat(world.levante.findLeftovers().of(made.id()).count()).as(when).isZero();
      assertThat(world.levante.findInfrastructures().all()).as(when).isEmpty();
      assertEvents(made, Kind.REMOVED, MACHINES, when);
      assertEvents(made, Kind.DESTROYED, 1, when);
    }
  }
}
