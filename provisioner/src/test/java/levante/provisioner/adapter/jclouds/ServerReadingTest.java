package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import levante.provisioner.cloud.MachineState;
import org.jclouds.openstack.nova.v2_0.domain.Server;
import org.jclouds.openstack.nova.v2_0.domain.Server.Status;
import org.jclouds.openstack.nova.v2_0.domain.ServerExtendedStatus;
import org.jclouds.openstack.v2_0.domain.Resource;
import org.junit.jupiter.api.Test;

/** How Nova's words are read. */
class ServerReadingTest {
  private static MachineState state(Status status, String task) {
    Resource any = Resource.builder().id("1").name("any").build();
    return ServerReading.state(
        Server.builder()
            .id("s1")
            .name("worker")
            .tenantId("p1")
            .userId("u1")
            .created(Date.from(Instant.EPOCH))
            .updated(Date.from(Instant.EPOCH))
            .flavor(any)
            .image(any)
            .status(status)
            .extendedStatus(ServerExtendedStatus.builder().taskState(task).build())
            .build());
  }

  @Test
  void anOrderThatIsUnderWayIsNotTakenForItsOppositeNorForItsEnd() {
    assertThat(state(Status.SHUTOFF, "powering-on")).isEqualTo(MachineState.PENDING);
    assertThat(state(Status.ACTIVE, "powering-off")).isEqualTo(MachineState.PENDING);
    assertThat(state(Status.ACTIVE, "deleting")).isEqualTo(MachineState.DELETING);
  }

  @Test
  void withoutAnOrderTheStatusCounts() {
    assertThat(state(Status.SHUTOFF, null)).isEqualTo(MachineState.STOPPED);
    assertThat(state(Status.ACTIVE, null)).isEqualTo(MachineState.RUNNING);
    assertThat(state(Status.BUILD, "spawning")).isEqualTo(MachineState.PENDING);
    assertThat(state(Status.ERROR, null)).isEqualTo(MachineState.FAILED);
  }
}
