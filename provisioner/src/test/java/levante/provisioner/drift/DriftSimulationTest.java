package levante.provisioner.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.keep.WatchDrift;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.DriftPolicy;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Index 0 is the cloud's control plane, 1 its worker, 2 the edge's only machine. */
class DriftSimulationTest {
  private final World world = new World();
  private final WatchDrift drift = world.levante.keeping().drift();
  private Infrastructure made;

  @BeforeEach
  void standing() {
    made = world.create(1);
    drift.by(made.id(), World.ANNA, DriftPolicy.REPORT);
    world.ticks(15);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(drifts()).isEmpty();
    assertThat(count(Kind.DRIFTED)).isZero();
  }

  private List<Drift> drifts() {
    return world.now(made).status().drifts();
  }

  private MachineId machine(int index) {
    return world.now(made).machines().stream()
        .map(ManagedMachine::id)
        .filter(id -> id.index() == index)
        .findFirst()
        .orElseThrow();
  }

  private List<Machine> listed() {
    return world.cloud.list(made.id());
  }

  private long count(Kind kind) {
    return world.levante.history().count(made.id(), kind);
  }

  private void assertDrifted(Drift.Kind kind, String subject) {
    assertThat(drifts())
        .extracting(Drift::kind, Drift::subject)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, subject));
  }

  @Test
  void aMachineThatSomebodyDeletedIsReportedAndNotMadeAnewUntilARepairIsOrdered() {
    MachineId worker = machine(1);
    world.cloud.terminate(worker);
    world.ticks(5);
    world.clock.advance(Duration.ofHours(3));
    world.ticks(5);
    assertDrifted(Drift.Kind.MACHINE_LOST, worker.value());
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.UNKNOWN);
    assertThat(world.now(made).status().explanations())
        .containsExactly(worker + ": its cloud lists it no more");
    assertThat(listed()).hasSize(2);
    assertThat(count(Kind.DRIFTED)).isEqualTo(1);

    drift.repair(made.id(), World.ANNA);
    world.ticks(15);
    assertThat(drifts()).isEmpty();
    assertThat(listed()).hasSize(3).noneMatch(one -> one.id().equals(worker));
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(count(Kind.REPAIRED)).isEqualTo(1);
    assertThat(world.now(made).terms().drift()).isEqualTo(DriftPolicy.REPORT);
    world.cloud.terminate(machine(3));
    world.ticks(15);
    assertThat(listed()).hasSize(2);
  }

  @Test
  void byDefaultItIsToldAndRepaired() {
    drift.by(made.id(), World.ANNA, DriftPolicy.REPAIR);
    world.cloud.terminate(machine(1));
    world.ticks(15);
    assertThat(listed()).hasSize(3);
    assertThat(drifts()).isEmpty();
    assertThat(world.levante.history().newest(made.id(), 100))
        .filteredOn(event -> event.kind() == Kind.DRIFTED)
        .extracting(InfrastructureEvent::machine)
        .allMatch(machine -> machine.isPresent() && machine.get().index() == 1)
        .isNotEmpty();
    assertThat(world.create("other", 0).terms().drift()).isEqualTo(DriftPolicy.REPAIR);
  }

  @Test
  void aNodeThatLeftIsReportedAndIsNoDriftAnyMoreWhenItComesBack() {
    MachineId worker = machine(1);
    var site = world.now(made).estate().site(made.id().cluster("cloud")).orElseThrow();
    world.nodes.removeNode(site, worker);
    world.ticks(5);
    assertDrifted(Drift.Kind.NODE_LEFT, worker.value());
    assertThat(world.nodes.nodes(site)).doesNotContain(worker.value());
    drift.repair(made.id(), World.ANNA);
    world.ticks(5);
    assertThat(drifts()).isEmpty();
    assertThat(world.nodes.nodes(site)).contains(worker.value());
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aMachineThatSomebodyStoppedIsReportedAndARepairStartsIt() {
    MachineId edge = machine(2);
    world.cloud.stop(edge);
    world.ticks(3);
    assertDrifted(Drift.Kind.MACHINE_STOPPED, edge.value());
    drift.repair(made.id(), World.ANNA);
    world.ticks(10);
    assertThat(drifts()).isEmpty();
    assertThat(listed()).extracting(Machine::state).containsOnly(MachineState.RUNNING);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void whatIsAskedForIsNoDriftAndGoesOnBesideIt() {
    MachineId edge = machine(2);
    world.cloud.terminate(edge);
    world.ticks(3);
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 3);
    world.ticks(12);
    assertDrifted(Drift.Kind.MACHINE_LOST, edge.value());
    assertThat(listed()).hasSize(4);
    world.levante.changes().machines().remove(made.id(), World.ANNA, List.of(2));
    world.ticks(5);
    assertThat(drifts()).isEmpty();
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
  }

  @Test
  void aDestroyedOneIsDestroyedWhateverHasDrifted() {
    world.cloud.terminate(machine(1));
    world.ticks(3);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
  }
}
