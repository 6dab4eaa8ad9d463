package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import levante.provisioner.change.Edit;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.change.ResizeMachine;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/**
 * A change is written down; the process dies at every call that it then makes to a port or a store,
 * in turn; the next process makes the change so.
 */
class ChangeCrashSimulationTest {
  private static final int TICKS = 12;

  private final World world = new World();

  private void surviving(Consumer<Infrastructure> change, Consumer<Infrastructure> proof) {
    int calls = run(change, proof, "undisturbed", Interruptions.none());
    assertThat(calls).isGreaterThan(20);
    for (int fatal = 1; fatal <= calls + 1; fatal += 3) {
      run(change, proof, "killed at call " + fatal, new Interruptions(fatal));
    }
  }

  private int run(
      Consumer<Infrastructure> change,
      Consumer<Infrastructure> proof,
      String name,
      Interruptions interruptions) {
    Infrastructure made = world.create(name, 1);
    world.ticks(10);
    change.accept(made);
    ProvisioningLoop loop = world.newLoop(interruptions);
    try {
      for (int i = 0; i < TICKS; i++) {
        loop.tick();
        world.clock.advance(Duration.ofSeconds(1));
      }
    } catch (Killed killed) {
      world.clock.advance(Duration.ofSeconds(1));
    }
    int calls = interruptions.calls();
    world.ticks(TICKS + 2);
    Infrastructure now = world.now(made);
    assertThat(now.machines())
        .as(name)
        .extracting(ManagedMachine::id)
        .isEqualTo(world.cloud.list(made.id()).stream().map(Machine::id).toList());
    proof.accept(now);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    return calls;
  }

  private static int worker(Infrastructure of) {
    return of.machines().stream()
        .filter(machine -> machine.nodeTemplate().equals("cloud_worker"))
        .findFirst()
        .orElseThrow()
        .id()
        .index();
  }

  @Test
  void anEdit() {
    surviving(
        made -> {
          String text =
              made.template()
                  .text()
                  .replace("{ get_input: initial_workers }", "2")
                  .replaceAll(
                      "(?s)    edge_machine:.*    cloud_control_plane:", "    cloud_control_plane:")
                  .replaceAll("    edge_(address|secret).*\n", "");
          world
              .levante
              .changes()
              .edit()
              .edit(
                  made.id(),
                  World.ANNA,
                  new Edit(new TemplateSource("t.yaml", text), Map.of(), Edit.Counts.AS_WRITTEN));
        },
        now -> {
          assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED);
          assertThat(now.machines()).hasSize(3);
          assertThat(now.estate().desired().clusters()).hasSize(1);
          assertThat(now.estate().retired()).isEmpty();
          assertThat(now.estate().storages()).hasSize(1);
        });
  }

  @Test
  void aStop() {
    surviving(
        made -> order(made, Order.STOP),
        now -> assertThat(now.status().state()).isEqualTo(MachineState.STOPPED));
  }

  @Test
  void aReboot() {
    surviving(
        made -> order(made, Order.REBOOT),
        now -> assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED));
  }

  private void order(Infrastructure made, Order order) {
    world.levante.changes().order().order(made.id(), World.ANNA, List.of(), order);
  }

  @Test
  void aResize() {
    surviving(
        made ->
            world
                .levante
                .changes()
                .resize()
                .resize(
                    made.id(),
                    World.ANNA,
                    worker(made),
                    new ResizeMachine.Wanted(
                        Optional.of(16),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())),
        now -> {
          assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED);
          assertThat(now.machines())
              .filteredOn(machine -> machine.id().index() == worker(now))
              .allMatch(machine -> machine.placement().size().cpus() == 16);
          assertThat(world.cloud.list(now.id()))
              .filteredOn(machine -> machine.id().index() == worker(now))
              .allMatch(machine -> machine.size().cpus() == 16);
        });
  }

  @Test
  void aRemovalAndAnAddition() {
    surviving(
        made -> {
          world.levante.changes().machines().add(made.id(), World.ANNA, Map.of("cloud_worker", 2));
          world.levante.changes().machines().remove(made.id(), World.ANNA, List.of(worker(made)));
        },
        now -> {
          assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED);
          assertThat(now.machines()).hasSize(4);
        });
  }
}
