package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.CloudProviderContract;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every cloud does, on a real OpenStack: src/test/infra/openstack. */
@Tag("real")
class JcloudsNovaIT extends CloudProviderContract {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final List<MachineState> MOVING =
      List.of(MachineState.PENDING, MachineState.DELETING);

  private final CloudProvider cloud =
      new JcloudsCloudProvider(
          OpenStackAccount.of(
              CloudCredential.of(
                  Map.of(
                      "type", "OpenStack",
                      "host", System.getProperty("levante.openstack", "http://127.0.0.1:15000"),
                      "username", "demo",
                      "password", "demo",
                      "tenant", "demo"))),
          Prices.NONE);

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  @Override
  protected void letTimePass() {
    until(() -> cloud.listAll().stream().map(Machine::state).noneMatch(MOVING::contains));
  }

  @BeforeEach
  @AfterEach
  void emptyTheProject() {
    cloud.listAll().forEach(machine -> cloud.terminate(machine.id()));
    until(
        () -> {
          List<CloudObject> objects = cloud.objects();
          objects.forEach(cloud::remove);
          return cloud.listAll().isEmpty() && objects.isEmpty();
        });
  }

  /** The cloud's own time passes; there is no clock of ours to advance. */
  private static void until(BooleanSupplier reached) {
    long start = System.nanoTime();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - start > LIMIT.toNanos()) {
        throw new AssertionError("not within " + LIMIT);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  @Test
  void anImageThatIsNotOfferedIsRefused() {
    LaunchRequest plain = request(InfrastructureId.random(), 0);
    Image.Needs beos =
        new Image.Needs(Optional.empty(), Optional.of("beos"), Optional.of("5"), Optional.empty());
    LaunchDetails details =
        new LaunchDetails(beos, Optional.empty(), List.of(), List.of(), Optional.empty(), "");
    LaunchResult result =
        cloud.launch(
            new LaunchRequest(
                plain.id(),
                plain.infrastructure(),
                plain.region(),
                plain.size(),
                Addressing.PRIVATE,
                details));
    assertThat(result)
        .isInstanceOfSatisfying(
            LaunchResult.Refused.class, refused -> assertThat(refused.sentence()).contains("beos"));
  }
}
