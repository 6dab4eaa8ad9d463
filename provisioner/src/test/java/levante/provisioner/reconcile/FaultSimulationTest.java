package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.provisioner.adapter.sandbox.FaultScript;
import levante.provisioner.adapter.sandbox.Faults.Effect;
import levante.provisioner.adapter.sandbox.Faults.Operation;
import levante.provisioner.adapter.sandbox.ScriptedCloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

/** What clouds do to us, in virtual time. */
class FaultSimulationTest {
  private final FaultScript script = new FaultScript();
  private final World world = new World(cloud -> new ScriptedCloudProvider(cloud, script));

  private List<MachineId> ids(Infrastructure infrastructure) {
    return world.now(infrastructure).machines().stream().map(ManagedMachine::id).toList();
  }

  @Test
  void anApiOutageIsNotAnEmptyCloud() {
    Infrastructure made = world.create(2);
    world.ticks(12);
    List<MachineId> before = ids(made);
    script.failAll(Operation.LIST, ErrorCode.CLOUD_UNREACHABLE);
    world.ticks(60);
    assertThat(world.now(made).status().explanations())
        .anyMatch(line -> line.startsWith("sandbox does not answer"));
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    world.ticks(65);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.UNKNOWN);
    script.mend(Operation.LIST);
    world.ticks(4);
    assertThat(ids(made)).isEqualTo(before);
    assertThat(world.cloud.list(made.id())).extracting(Machine::id).isEqualTo(before);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.levante.history().count(made.id(), Kind.LAUNCHED)).isEqualTo(4);
  }

  @Test
  void anInfrastructureDoesNotEndWhileItsCloudIsSilent() {
    Infrastructure made = world.create(1);
    world.ticks(12);
    script.failAll(Operation.LIST, ErrorCode.CLOUD_UNREACHABLE);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(20);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.DELETING);
    script.mend(Operation.LIST);
    world.ticks(8);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
    assertThat(world.levante.findInfrastructures().list(World.ANNA)).isEmpty();
  }

  @Test
  void aFullRegionIsExplainedAndTriedAgainWithBackoff() {
    script.fill(new Region("edge"));
    Infrastructure made = world.create(0);
    world.ticks(30);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.PENDING);
    assertThat(world.now(made).status().explanations())
        .anyMatch(line -> line.contains("region edge has no board.8gb now"));
    assertThat(world.levante.history().count(made.id(), Kind.FAILED)).isBetween(4L, 6L);
    assertThat(world.now(made).machines())
        .filteredOn(machine -> machine.nodeTemplate().equals("cloud_control_plane"))
        .extracting(ManagedMachine::state)
        .containsExactly(MachineState.CONFIGURED);
    script.empty(new Region("edge"));
    world.ticks(45);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.now(made).status().explanations()).isEmpty();
  }

  @Test
  void aLaunchThatTimedOutAfterItSucceededIsNotRepeatedUnderAnotherName() {
    script.failNth(Operation.LAUNCH, 1, Effect.DONE_BUT_UNANSWERED, ErrorCode.CLOUD_UNREACHABLE);
    Infrastructure made = world.create(1);
    world.ticks(20);
    assertThat(world.cloud.list(made.id())).hasSize(3);
    assertThat(ids(made)).extracting(MachineId::index).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aMachineThatNeverBootsIsReplacedAfterItsTimeout() {
    Infrastructure made = world.create(1);
    MachineId stuck = made.id().machine("cloud_worker", 1);
    script.neverBoot(stuck);
    world.ticks(12);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.PENDING);
    assertThat(ids(made)).contains(stuck);
    world.clock.advance(Duration.ofMinutes(15));
    world.ticks(15);
    assertThat(ids(made)).hasSize(3).doesNotContain(stuck);
    assertThat(world.cloud.list(made.id())).extracting(Machine::id).isEqualTo(ids(made));
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aTerminationThatFailsIsRepeated() {
    Infrastructure made = world.create(1);
    world.ticks(12);
    script.failNth(Operation.TERMINATE, 1, Effect.NONE, ErrorCode.CLOUD_UNREACHABLE);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(8);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
  }
}
