package levante.provisioner.adapter.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import levante.provisioner.adapter.sandbox.SandboxCloudConfig.SandboxRegion;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.EquippingCloudProviderContract;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.testing.Asked;
import levante.provisioner.testing.Databases;
import levante.provisioner.testing.SettableClock;
import org.junit.jupiter.api.Test;

class SandboxCloudProviderTest extends EquippingCloudProviderContract {
  private final SettableClock clock = new SettableClock();
  private final DataSource world = Databases.fresh();
  private final InfrastructureId id = InfrastructureId.random();
  private final CloudProvider cloud =
      new SandboxCloudProvider(world, SandboxCloudConfig.DEFAULTS, clock);

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  @Override
  protected void letTimePass() {
    clock.advance(Duration.ofSeconds(10));
  }

  @Test
  void aMachineIsPendingUntilItsRegionsBootDelayIsOver() {
    Machine machine = launched(request(id, 0));
    assertThat(machine.state()).isEqualTo(MachineState.PENDING);
    clock.advance(Duration.ofSeconds(3).minusMillis(1));
    assertThat(cloud.list(id).get(0).state()).isEqualTo(MachineState.PENDING);
    clock.advance(Duration.ofMillis(1));
    assertThat(cloud.list(id).get(0).state()).isEqualTo(MachineState.RUNNING);
  }

  @Test
  void aRestartOfLevanteDoesNotConcernTheCloud() {
    Machine machine = launched(request(id, 0));
    CloudProvider restarted = new SandboxCloudProvider(world, SandboxCloudConfig.DEFAULTS, clock);
    assertThat(restarted.list(id)).containsExactly(machine);
  }

  @Test
  void aMachineThatIsGivenBackIsListedAsDeletingForAWhile() {
    launched(request(id, 0));
    cloud.terminate(id.machine("worker", 0));
    assertThat(cloud.list(id).get(0).state()).isEqualTo(MachineState.DELETING);
    clock.advance(Duration.ofSeconds(1));
    assertThat(cloud.list(id)).isEmpty();
  }

  @Test
  void aPublicAddressIsGivenToWhoAsksForOne() {
    LaunchRequest request = request(id, 0);
    LaunchRequest reachable =
        new LaunchRequest(request.id(), id, request.region(), request.size(), Addressing.PUBLIC);
    assertThat(launched(reachable).publicAddress()).isPresent();
    assertThat(launched(request(id, 1)).publicAddress()).isEmpty();
  }

  @Test
  void theQuotaIsKept() {
    SandboxRegion all = SandboxCloudConfig.DEFAULTS.regions().get(0);
    SandboxRegion one =
        new SandboxRegion(all.region(), all.sizes(), Duration.ZERO, 1, all.maxCpus());
    CloudProvider small =
        new SandboxCloudProvider(world, new SandboxCloudConfig(List.of(one), Duration.ZERO), clock);
    LaunchResult first = small.launch(request(id, 0));
    LaunchResult second = small.launch(request(id, 1));
    assertThat(first).isInstanceOf(LaunchResult.Launched.class);
    assertThat(second)
        .isInstanceOfSatisfying(
            LaunchResult.QuotaExceeded.class,
            quota -> assertThat(quota.sentence()).contains("1 of 1 machines"));
  }

  @Test
  void aLaunchAsksAsMuchHoweverManyMachinesThereAre() {
    Asked asked = new Asked(world);
    CloudProvider counted =
        new SandboxCloudProvider(asked.source(), SandboxCloudConfig.DEFAULTS, clock);
    counted.launch(request(id, 0));
    asked.forget();
    for (int index = 1; index <= 40; index++) {
      counted.launch(request(id, index));
    }
    assertThat(asked.times()).as("one transaction each").isEqualTo(40);
  }

  @Test
  void launchesThatAreAskedForTogetherAreOneTransaction() {
    Asked asked = new Asked(world);
    CloudProvider counted =
        new SandboxCloudProvider(asked.source(), SandboxCloudConfig.DEFAULTS, clock);
    counted.launch(request(id, 0));
    asked.forget();
    counted.launch(IntStream.rangeClosed(1, 40).mapToObj(one -> request(id, one)).toList());
    assertThat(counted.list(id)).hasSize(41);
    assertThat(asked.times()).as("one for all, and the list").isEqualTo(2);
  }

  @Test
  void machinesThatAreGivenBackTogetherAreOneTransaction() {
    Asked asked = new Asked(world);
    CloudProvider counted =
        new SandboxCloudProvider(asked.source(), SandboxCloudConfig.DEFAULTS, clock);
    counted.launch(IntStream.rangeClosed(1, 40).mapToObj(one -> request(id, one)).toList());
    asked.forget();
    counted.terminate(
        IntStream.rangeClosed(1, 40).mapToObj(one -> id.machine("worker", one)).toList());
    assertThat(asked.times()).isEqualTo(1);
    assertThat(counted.list(id)).allMatch(one -> one.state() == MachineState.DELETING);
  }

  @Test
  void whatWasGivenBackMakesRoomForOthers() {
    SandboxRegion all = SandboxCloudConfig.DEFAULTS.regions().get(0);
    SandboxRegion two =
        new SandboxRegion(all.region(), all.sizes(), Duration.ZERO, 2, all.maxCpus());
    CloudProvider small =
        new SandboxCloudProvider(world, new SandboxCloudConfig(List.of(two), Duration.ZERO), clock);
    for (int index = 0; index < 6; index++) {
      assertThat(small.launch(request(id, index))).isInstanceOf(LaunchResult.Launched.class);
      small.terminate(id.machine("worker", index));
    }
  }
}
