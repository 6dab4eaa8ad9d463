package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import levante.provisioner.change.ResizeMachine;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Index 0 is the cloud's control plane, 1 and 2 its workers, 3 the edge's only machine. */
class DrainSimulationTest {
  private static final ResizeMachine.Wanted LARGER =
      new ResizeMachine.Wanted(
          Optional.of(4), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private final World world = new World();
  private Infrastructure made;
  private MachineId worker;

  @BeforeEach
  void standing() {
    made = world.create(2);
    world.ticks(15);
    worker = machines().get(1);
    assertThat(worker.value()).startsWith("cloud-worker");
  }

  private List<MachineId> machines() {
    return world.now(made).machines().stream()
        .map(ManagedMachine::id)
        .sorted((one, other) -> Integer.compare(one.index(), other.index()))
        .toList();
  }

  private List<MachineId> listed() {
    return world.cloud.list(made.id()).stream().map(Machine::id).toList();
  }

  private void remove() {
    world.levante.changes().machines().remove(made.id(), World.ANNA, List.of(worker.index()));
  }

  @Test
  void aWorkerThatIsRemovedIsEmptiedBeforeItsMachineGoes() {
    remove();
    world.ticks(1);
    assertThat(world.nodes.left()).containsExactly(worker.value());
    assertThat(listed()).contains(worker);
    world.ticks(5);
    assertThat(listed()).hasSize(3).doesNotContain(worker);
    assertThat(machines()).hasSize(3);
  }

  @Test
  void aWorkerWhosePodsMayNotGoStaysAndItIsSaidUntilTheyMay() {
    world.nodes.occupy(worker, true);
    remove();
    world.ticks(10);
    assertThat(listed()).hasSize(4).contains(worker);
    assertThat(world.now(made).status().explanations())
        .containsExactly(
            worker + ": cannot evict pod as it would violate the pod's disruption budget");
    world.nodes.occupy(worker, false);
    world.ticks(5);
    assertThat(listed()).hasSize(3).doesNotContain(worker);
    assertThat(world.now(made).status().explanations()).isEmpty();
  }

  @Test
  void aWorkerOfAnotherSizeIsEmptiedBeforeItIsMadeAnew() {
    world.nodes.occupy(worker, true);
    world.levante.changes().resize().resize(made.id(), World.ANNA, worker.index(), LARGER);
    world.ticks(5);
    assertThat(listed()).contains(worker);
    assertThat(world.nodes.left()).isEmpty();
    world.nodes.occupy(worker, false);
    world.ticks(20);
    assertThat(world.nodes.left()).containsExactly(worker.value());
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void nobodyWaitsForPodsOfADestroyedClusterOrOfAMachineThatIsGone() {
    world.nodes.occupy(worker, true);
    world.cloud.terminate(worker);
    world.ticks(15);
    assertThat(listed()).hasSize(4).doesNotContain(worker);
    world.nodes.occupy(machines().get(1), true);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
    assertThat(world.nodes.left()).isEmpty();
  }
}
