package levante.provisioner.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import org.junit.jupiter.api.Test;

/** What every cloud does that makes volumes, addresses and security groups for its machines. */
public abstract class EquippingCloudProviderContract extends CloudProviderContract {
  private LaunchRequest equipped(int index) {
    LaunchRequest plain = request(ours, index);
    return new LaunchRequest(
        plain.id(),
        ours,
        plain.region(),
        plain.size(),
        Addressing.PUBLIC,
        new LaunchDetails(
            Image.Needs.ANY,
            Optional.empty(),
            List.of(new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE)),
            List.of(new Volume("data", 1, Optional.of("/mnt/data"), "ext4")),
            Optional.empty(),
            "",
            Optional.empty()));
  }

  private List<CloudObject> objects() {
    return cloud().objects().stream()
        .filter(object -> object.infrastructure().equals(ours))
        .toList();
  }

  @Test
  void whatAMachineIsLaunchedWithIsListedOnceHoweverOftenItIsLaunched() {
    launched(equipped(0));
    launched(equipped(0));
    letTimePass();
    assertThat(objects()).isSorted();
    assertThat(objects()).extracting(CloudObject::kind).contains(Kind.VOLUME, Kind.SECURITY_GROUP);
    assertThat(objects())
        .extracting(object -> object.kind() + " of " + object.about())
        .doesNotHaveDuplicates();
    assertThat(cloud().list(ours).get(0).publicAddress()).isPresent();
  }

  @Test
  void machinesShareAGroupOfTheirNodeTemplateAndOneOfTheirInfrastructure() {
    launched(equipped(0));
    launched(equipped(1));
    assertThat(objects())
        .filteredOn(object -> object.kind() == Kind.SECURITY_GROUP)
        .allSatisfy(group -> assertThat(group.machine()).isEmpty())
        .extracting(CloudObject::about)
        .containsExactly(CloudObject.ALL_MACHINES, "worker");
    assertThat(objects())
        .filteredOn(object -> object.kind() == Kind.VOLUME)
        .extracting(CloudObject::machine)
        .containsExactly(
            Optional.of(ours.machine("worker", 0)), Optional.of(ours.machine("worker", 1)));
  }

  @Test
  void whatIsInUseStaysAndIsListedAgain() {
    launched(equipped(0));
    letTimePass();
    Set<Kind> lasting = Set.of(Kind.VOLUME, Kind.SECURITY_GROUP);
    List<CloudObject> before =
        objects().stream().filter(object -> lasting.contains(object.kind())).toList();
    before.forEach(cloud()::remove);
    assertThat(objects()).containsAll(before);
  }

  @Test
  void afterItsMachineEverythingCanBeGivenBackAndTwice() {
    launched(equipped(0));
    letTimePass();
    cloud().terminate(ours.machine("worker", 0));
    letTimePass();
    List<CloudObject> left = objects();
    for (int tries = 0; tries < 10 && !objects().isEmpty(); tries++) {
      objects().forEach(cloud()::remove);
      letTimePass();
    }
    assertThat(objects()).isEmpty();
    left.forEach(cloud()::remove);
    assertThat(objects()).isEmpty();
  }
}
