package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.ProvisionedCluster.State;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Infrastructure.OutputValue;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

/** The story of an infrastructure, in virtual time. */
class LifeSimulationTest {
  private final World world = new World();

  private ProvisionedCluster cluster(String name) {
    return world.levante.findClusters().of(World.ANNA).stream()
        .filter(cluster -> cluster.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private long count(Infrastructure infrastructure, Kind kind) {
    return world.levante.history().count(infrastructure.id(), kind);
  }

  @Test
  void bothClustersBecomeReadyWithTheirStorage() {
    Infrastructure made = world.create(0);
    assertThat(cluster("edge").state()).isEqualTo(State.PENDING);
    world.ticks(15);
    assertThat(cluster("edge").state()).isEqualTo(State.READY);
    assertThat(cluster("cloud").state()).isEqualTo(State.READY);
    assertThat(cluster("cloud").storage()).isPresent();
    assertThat(cluster("edge").id()).isEqualTo(made.id().cluster("edge"));
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.now(made).status().explanations()).isEmpty();
  }

  @Test
  void anotherLookIsWorthItRightAfterALaunchOnly() {
    world.create(0);
    assertThat(world.levante.loop().tick()).isTrue();
    assertThat(world.levante.loop().tick()).isFalse();
  }

  @Test
  void aMachineGoesThroughItsStatesOneAfterTheOther() {
    Infrastructure made = world.create(0);
    world.ticks(2);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.PENDING);
    world.ticks(1);
    assertThat(world.now(made).machines())
        .filteredOn(machine -> machine.nodeTemplate().equals("edge_machine"))
        .extracting(ManagedMachine::state)
        .containsExactly(MachineState.RUNNING);
    world.ticks(8);
    assertThat(world.now(made).machines())
        .extracting(ManagedMachine::state)
        .containsOnly(MachineState.CONFIGURED);
  }

  @Test
  void aMachineThatIsStartedAfterALongTimeGetsItsBootDeadlineAnew() {
    Infrastructure made = world.create(1);
    world.ticks(15);
    List<MachineId> before = ids(world.now(made));
    MachineId worker = before.get(1);
    world.cloud.stop(worker);
    world.ticks(1);
    assertThat(state(made, worker)).isEqualTo(MachineState.STOPPED);
    world.clock.advance(Duration.ofHours(2));
    world.ticks(1);
    world.cloud.start(worker);
    world.ticks(1);
    assertThat(state(made, worker)).isEqualTo(MachineState.PENDING);
    world.ticks(15);
    assertThat(state(made, worker)).isEqualTo(MachineState.CONFIGURED);
    assertThat(ids(world.now(made))).isEqualTo(before);
  }

  private MachineState state(Infrastructure made, MachineId machine) {
    return world.now(made).estate().machine(machine).orElseThrow().state();
  }

  private static List<MachineId> ids(Infrastructure infrastructure) {
    return infrastructure.machines().stream().map(ManagedMachine::id).toList();
  }

  @Test
  void outputsAreGivenAsSoonAsTheyAreKnown() {
    Infrastructure made = world.create(0);
    world.ticks(1);
    assertThat(world.now(made).outputs()).extracting(OutputValue::name).contains("cloud_cluster");
    assertThat(world.now(made).outputs())
        .extracting(OutputValue::name)
        .doesNotContain("cloud_endpoint", "edge_secret");
    world.ticks(14);
    String cluster = made.id().cluster("cloud").value();
    assertThat(world.now(made).outputs())
        .contains(
            new OutputValue("cloud_cluster", cluster),
            new OutputValue("cloud_endpoint", "http://levante.test/oscar/" + cluster),
            new OutputValue("edge_secret", "secret-of-" + made.id().storage("edge_storage")))
        .extracting(OutputValue::name)
        .contains("edge_address");
  }

  @Test
  void workersComeAndTheVeryOnesNamedGoAgain() {
    Infrastructure made = world.create(0);
    world.ticks(15);
    assertThat(world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 9))
        .isEqualTo(5);
    world.ticks(10);
    List<ManagedMachine> workers = cluster("cloud").workers().get(0).machines();
    assertThat(workers).hasSize(5).allMatch(machine -> machine.state() == MachineState.CONFIGURED);
    List<MachineId> named = List.of(workers.get(1).id(), workers.get(3).id());
    assertThat(world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", named))
        .isEqualTo(named);
    world.ticks(6);
    assertThat(cluster("cloud").workers().get(0).machines())
        .extracting(ManagedMachine::id)
        .doesNotContainAnyElementsOf(named)
        .hasSize(3);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).hasSize(4);
    assertThat(count(made, Kind.CONFIGURED)).isEqualTo(7);
    assertThat(count(made, Kind.REMOVED)).isEqualTo(2);
  }

  @Test
  void releasingTwiceLowersTheCountOnce() {
    Infrastructure made = world.create(3);
    world.ticks(15);
    MachineId one = cluster("cloud").workers().get(0).machines().get(0).id();
    world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(one));
    world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(one));
    world.ticks(5);
    world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(one));
    assertThat(cluster("cloud").workers().get(0).desiredCount()).isEqualTo(2);
    assertThat(cluster("cloud").workers().get(0).machines()).hasSize(2);
  }

  @Test
  void anIndexIsNeverUsedTwice() {
    Infrastructure made = world.create(1);
    world.ticks(10);
    MachineId first = cluster("cloud").workers().get(0).machines().get(0).id();
    world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(first));
    world.ticks(6);
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 1);
    world.ticks(6);
    MachineId second = cluster("cloud").workers().get(0).machines().get(0).id();
    assertThat(second.index()).isGreaterThan(first.index());
  }

  @Test
  void afterTheEndNobodyListsAnythingOfIt() {
    Infrastructure made = world.create(2);
    world.ticks(15);
    // Four machines, their nodes, two storages, a security group for each node template and one for
    // all in a region.
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isEqualTo(15);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.DELETING);
    assertThat(cluster("edge").state()).isEqualTo(State.DELETING);
    world.ticks(8);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
    assertThat(world.cloud.listAll()).isEmpty();
    assertThat(world.levante.findInfrastructures().list(World.ANNA)).isEmpty();
    assertThat(count(made, Kind.REMOVED)).isEqualTo(4);
    assertThat(count(made, Kind.STORAGE_REMOVED)).isEqualTo(2);
    assertThat(count(made, Kind.DESTROYED)).isEqualTo(1);
    assertThatThrownBy(() -> world.now(made))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INFRASTRUCTURE_NOT_FOUND));
  }

  @Test
  void aMachineThatSomebodyElseTookAwayIsReplaced() {
    Infrastructure made = world.create(2);
    world.ticks(15);
    MachineId victim = cluster("cloud").workers().get(0).machines().get(0).id();
    world.cloud.terminate(victim);
    world.ticks(15);
    assertThat(world.cloud.list(made.id())).extracting(Machine::id).hasSize(4);
    assertThat(cluster("cloud").workers().get(0).machines())
        .hasSize(2)
        .allMatch(machine -> machine.state() == MachineState.CONFIGURED)
        .extracting(ManagedMachine::id)
        .doesNotContain(victim);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).doesNotContain(victim.value());
  }

  @Test
  void aNodeThatLeftItsClusterIsBroughtBack() {
    Infrastructure made = world.create(1);
    world.ticks(15);
    MachineId worker = cluster("cloud").workers().get(0).machines().get(0).id();
    world.nodes.lose(made.id().cluster("cloud"), worker);
    world.ticks(3);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).contains(worker.value());
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aMachineThatAppearsAfterTheEndIsTakenAway() {
    Infrastructure made = world.create(0);
    world.ticks(15);
    Machine machine = world.cloud.list(made.id()).get(0);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(8);
    world.cloud.launch(
        new LaunchRequest(
            machine.id(),
            made.id(),
            machine.region(),
            machine.size(),
            LaunchRequest.Addressing.PRIVATE));
    world.ticks(3);
    assertThat(world.cloud.listAll()).isEmpty();
  }

  @Test
  void anIdleLoopWritesNothing() {
    Infrastructure made = world.create(1);
    world.ticks(20);
    long version = world.now(made).version();
    world.ticks(50);
    assertThat(world.now(made).version()).isEqualTo(version);
  }
}
