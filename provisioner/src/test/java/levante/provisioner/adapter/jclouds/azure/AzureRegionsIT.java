package levante.provisioner.adapter.jclouds.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.Region;
import levante.provisioner.naming.InfrastructureId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One infrastructure in two regions of Azure, on what stands in for it. */
class AzureRegionsIT {
  private static final Region WEST = new Region("westeurope");
  private static final Region NORTH = new Region("northeurope");

  private final InfrastructureId ours = InfrastructureId.random();
  private final StandIn azure = StandIn.started();
  private final CloudProvider cloud = provider("westeurope, northeurope");

  private CloudProvider provider(String regions) {
    return new AzureCloudProvider(
        AzureAccount.of(
            CloudCredential.of(
                Map.of(
                    "type", "Azure",
                    "host", azure.uri().toString(),
                    "subscription_id", StandIn.SUBSCRIPTION,
                    "tenant", StandIn.TENANT,
                    "client_id", StandIn.CLIENT,
                    "secret", StandIn.SECRET,
                    "region", regions))),
        Prices.NONE,
        Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    azure.close();
  }

  private LaunchRequest request(int index, Region region) {
    return new LaunchRequest(
        ours.machine("worker", index), ours, region, cloud.sizes(region).get(0), Addressing.PUBLIC);
  }

  private void launched(LaunchRequest request) {
    LaunchResult result = cloud.launch(request);
    for (int tries = 0; tries < 10 && !(result instanceof LaunchResult.Launched); tries++) {
      azure.letTimePass();
      result = cloud.launch(request);
    }
    assertThat(result).isInstanceOf(LaunchResult.Launched.class);
  }

  private List<String> things(String kind) {
    return azure.things().stream()
        .filter(one -> one.contains("/" + kind + "/"))
        .map(Arm::name)
        .toList();
  }

  @Test
  void aGroupHoldsANetworkForEachRegionAndAllOfItGoes() {
    launched(request(0, WEST));
    launched(request(1, NORTH));
    azure.letTimePass();
    assertThat(cloud.list(ours)).extracting(Machine::region).containsExactly(WEST, NORTH);
    assertThat(things("virtualnetworks")).containsExactly("northeurope", "westeurope");
    assertThat(things("networksecuritygroups"))
        .containsExactly("worker_northeurope", "worker_westeurope");
    assertThat(cloud.objects()).filteredOn(CloudObject::isForAll).hasSize(1);
    cloud.list(ours).forEach(machine -> cloud.terminate(machine.id()));
    for (int passes = 0; passes < 4; passes++) {
      azure.letTimePass();
      cloud.objects().forEach(cloud::remove);
    }
    azure.letTimePass();
    assertThat(azure.things()).noneMatch(one -> one.contains(ours.value()));
  }

  @Test
  void aMachineForWhichOneRegionHasNoRoomIsLaunchedInAnother() {
    launched(request(1, WEST));
    azure.letTimePass();
    cloud.launch(request(0, WEST));
    azure.next("PUT", "/virtualMachines/", 409, "SkuNotAvailable");
    assertThat(cloud.launch(request(0, WEST))).isInstanceOf(LaunchResult.OutOfCapacity.class);
    launched(request(0, NORTH));
    assertThat(cloud.list(ours)).extracting(Machine::region).containsExactly(NORTH, WEST);
  }

  @Test
  void whatAnAttemptElsewhereHasLeftIsInNobodysWay() {
    launched(request(1, WEST));
    azure.letTimePass();
    cloud.launch(request(0, WEST));
    azure.next("PUT", "/virtualMachines/", 500, "InternalServerError");
    try {
      cloud.launch(request(0, WEST));
    } catch (LevanteException silence) {
      assertThat(things("networkinterfaces")).contains(request(0, WEST).id().value());
    }
    launched(request(0, NORTH));
    assertThat(cloud.list(ours)).extracting(Machine::region).containsExactly(NORTH, WEST);
  }

  @Test
  void machinesOfARegionThatTheLineNamesNoMoreAreListedAndGivenBack() {
    launched(request(0, NORTH));
    CloudProvider later = provider("westeurope");
    assertThat(later.list(ours)).extracting(Machine::region).containsExactly(NORTH);
    later.terminate(ours.machine("worker", 0));
    azure.letTimePass();
    assertThat(later.list(ours)).isEmpty();
  }
}
