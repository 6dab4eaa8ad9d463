package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.change.Edit;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.testing.Templates;
import levante.provisioner.testing.World;
import org.junit.jupiter.api.Test;

/** Machines with volumes and open ports, from the template to the end, in virtual time. */
class EquipmentSimulationTest {
  private final World world = new World();

  private Infrastructure made() {
    return world
        .levante
        .createInfrastructure()
        .from(
            new NewInfrastructure(
                World.ANNA, Templates.withVolumes(), Map.of(), List.of(), Optional.of("volumes")));
  }

  @Test
  void imageNetworkPortsAndVolumesAreReadOffTheTemplate() {
    DesiredPool front = made().estate().desired().pool("front").orElseThrow();
    LaunchDetails details = front.details();
    assertThat(front.addressing()).isEqualTo(Addressing.PUBLIC);
    assertThat(details.image().distribution()).hasValue("debian");
    assertThat(details.image().version()).hasValue("12");
    assertThat(details.openPorts())
        .containsExactlyInAnyOrder(
            new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE),
            new OpenPort(Protocol.TCP, 443, 443, OpenPort.ANYWHERE),
            new OpenPort(Protocol.UDP, 8000, 8010, "192.0.2.0/24"));
    assertThat(details.volumes())
        .containsExactly(new Volume("front-data", 2, Optional.of("/mnt/data"), "ext4"));
  }

  @Test
  void everyMachineHasItsVolumeAndNothingIsLeftInTheEnd() {
    Infrastructure made = made();
    world.ticks(10);
    assertThat(world.cloud.objects()).filteredOn(object -> object.kind() == Kind.VOLUME).hasSize(4);
    assertThat(world.cloud.objects())
        .filteredOn(object -> object.kind() == Kind.SECURITY_GROUP)
        .extracting(CloudObject::about)
        .containsExactly("front", CloudObject.ALL_MACHINES, "worker");
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(10);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
    assertThat(world.cloud.objects()).isEmpty();
  }

  @Test
  void machinesThatAnEditAddsAreEquippedLikeTheOthers() {
    Infrastructure made = made();
    world.ticks(10);
    world
        .levante
        .changes()
        .edit()
        .edit(
            made.id(),
            World.ANNA,
            new Edit(Templates.withVolumes(), Map.of("workers", 6), Edit.Counts.WHERE_CHANGED));
    world.ticks(10);
    assertThat(world.now(made).machines()).hasSize(7);
    assertThat(world.cloud.objects()).filteredOn(object -> object.kind() == Kind.VOLUME).hasSize(7);
  }

  @Test
  void whatAMachineThatWasDeletedByHandLeavesIsGivenBack() {
    Infrastructure made = made();
    world.ticks(10);
    world.cloud.terminate(world.now(made).machines().get(0).id());
    world.ticks(20);
    assertThat(world.now(made).machines()).hasSize(4);
    assertThat(world.cloud.objects())
        .filteredOn(object -> object.kind() == Kind.VOLUME)
        .extracting(object -> object.machine().orElseThrow())
        .containsExactlyInAnyOrderElementsOf(
            world.now(made).machines().stream().map(machine -> machine.id()).toList());
  }
}
