package levante.provisioner.adapter.jclouds.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
import levante.provisioner.adapter.jclouds.ec2.Ec2Front.Fault;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.EquippingCloudProviderContract;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchDetails.OpenPort;
import levante.provisioner.cloud.LaunchDetails.Protocol;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineNeeds;
import levante.provisioner.cloud.Region;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every cloud does, and what EC2 does wrong, on moto with Amazon's manners before it. */
class JcloudsEc2IT extends EquippingCloudProviderContract {
  private static Moto moto;
  private static Ec2Front front;
  private static CloudProvider cloud;

  @BeforeAll
  static void start() {
    moto = Moto.started();
    front = Ec2Front.before(moto);
    cloud = new Ec2CloudProvider(account(Map.of()), Prices.NONE, Clock.systemUTC());
    front.reset();
  }

  private static Ec2Account account(Map<String, String> more) {
    Map<String, String> line = new HashMap<>(more);
    line.put("type", "EC2");
    line.put("host", front.uri().toString());
    line.put("username", "access");
    line.put("password", Ec2Front.SECRET);
    line.put("region", Ec2Front.REGION);
    return Ec2Account.of(CloudCredential.of(line));
  }

  @AfterAll
  static void stop() {
    front.close();
    moto.close();
  }

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  @Override
  protected void alone() {
    front.reset();
  }

  /** moto's machines run at once and are gone at once. */
  @Override
  protected void letTimePass() {
    // There is nothing to wait for.
  }

  private LaunchRequest request(Addressing addressing, LaunchDetails details) {
    LaunchRequest plain = request(ours, 0);
    return new LaunchRequest(plain.id(), ours, plain.region(), plain.size(), addressing, details);
  }

  private static LaunchDetails of(Image.Needs image, List<Volume> volumes, MachineNeeds needs) {
    return new LaunchDetails(
        image,
        Optional.empty(),
        List.of(new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE)),
        volumes,
        Optional.empty(),
        "",
        Optional.of(needs));
  }

  private static final MachineNeeds SMALL =
      new MachineNeeds(1, Quantity.ZERO, Quantity.ZERO, 0, Optional.empty());

  private static LaunchDetails with(Image.Needs image) {
    return of(image, List.of(), SMALL);
  }

  private List<CloudObject> leftovers() {
    return cloud.objects().stream().filter(one -> one.infrastructure().equals(ours)).toList();
  }

  private static void failsWith(ErrorCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            LevanteException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static Map<String, String> lastLaunch() {
    return front.launches().get(front.launches().size() - 1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateSecurityGroup",
        "AuthorizeSecurityGroupIngress",
        "CreateNetworkInterface",
        "AllocateAddress",
        "AssociateAddress",
        "RunInstances"
      })
  void whatWasMadeThoughNoAnswerCameIsFoundAndNotMadeTwice(String action) {
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    front.next(action, Fault.LATE);
    failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.launch(request));
    launched(request);
    assertThat(cloud.list(ours)).hasSize(1);
    assertThat(leftovers())
        .extracting(object -> object.kind() + " of " + object.about())
        .containsExactly(
            "FLOATING_IP of " + request.id(),
            "PORT of " + request.id(),
            "SECURITY_GROUP of machines-",
            "SECURITY_GROUP of worker");
  }

  @Test
  void aMachineThatIsNotListedYetIsNotMadeTwice() {
    front.next("RunInstances", Fault.FULL);
    Machine first = launched(request(ours, 0));
    front.next("DescribeInstances", Fault.BLIND);
    Machine second = launched(request(ours, 0));
    assertThat(second.launchedAt()).isEqualTo(first.launchedAt());
    assertThat(cloud.list(ours)).hasSize(1);
    assertThat(front.launches().stream().map(launch -> launch.get("ClientToken")))
        .filteredOn(lastLaunch().get("ClientToken")::equals)
        .hasSize(2);
  }

  @Test
  void ofALaunchWithoutAnAnswerNothingIsPrinted() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      front.next("RunInstances", Fault.LATE);
      failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.launch(request(ours, 0)));
      front.next("DescribeInstances", Fault.BROKEN);
      cloud.listAll();
    } finally {
      System.setErr(before);
    }
    // jclouds' own null logger prints the call with its user-data, and with it the host key.
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void readsAreTriedAgainAndLaunchesAreNot() {
    front.next("DescribeInstances", Fault.SLOWER, Fault.BROKEN);
    assertThat(cloud.list(ours)).isEmpty();
    front.next("DescribeInstances", Fault.SLOWER, Fault.SLOWER, Fault.SLOWER);
    failsWith(ErrorCode.TOO_MANY_REQUESTS, () -> cloud.list(ours));
    front.next("RunInstances", Fault.SLOWER);
    int before = Collections.frequency(front.actions(), "RunInstances");
    failsWith(ErrorCode.TOO_MANY_REQUESTS, () -> cloud.launch(request(ours, 0)));
    assertThat(Collections.frequency(front.actions(), "RunInstances")).isEqualTo(before + 1);
  }

  @Test
  void aListThatFailsIsNoEmptyList() {
    front.next("DescribeInstances", Fault.BROKEN, Fault.BROKEN, Fault.BROKEN);
    failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.listAll());
    front.next("DescribeVolumes", Fault.FORBIDDEN);
    failsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> cloud.objects());
    front.next("DescribeInstances", Fault.STRANGER);
    failsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> cloud.listAll());
  }

  @Test
  void aZoneWithoutRoomIsPassedOver() {
    front.next("RunInstances", Fault.FULL);
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    launched(request);
    assertThat(leftovers()).filteredOn(object -> object.kind() == Kind.PORT).hasSize(1);
    assertThat(cloud.list(ours).get(0).publicAddress()).isPresent();
  }

  @Test
  void whenNoZoneHasRoomThereIsNoCapacityAndNoInterfaceIsLeft() {
    front.next("RunInstances", Fault.FULL, Fault.FULL, Fault.FULL);
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    assertThat(cloud.launch(request)).isInstanceOf(LaunchResult.OutOfCapacity.class);
    assertThat(leftovers()).extracting(CloudObject::kind).doesNotContain(Kind.PORT);
    front.next("RunInstances", Fault.FULL, Fault.FULL, Fault.FULL);
    assertThat(cloud.launch(request(ours, 1))).isInstanceOf(LaunchResult.OutOfCapacity.class);
    launched(request);
  }

  @Test
  void whatTheAccountMayNotHaveIsAQuota() {
    front.next("RunInstances", Fault.TOO_MANY);
    assertThat(cloud.launch(request(ours, 0))).isInstanceOf(LaunchResult.QuotaExceeded.class);
  }

  @Test
  void anImageIsFoundByTheUrlThatTheInfrastructureManagerWrites() {
    launched(request(Addressing.PRIVATE, with(named("aws://eu-south-2/ami-1e749f67"))));
    assertThat(lastLaunch()).containsEntry("ImageId", "ami-1e749f67");
    assertThat(cloud.launch(another(with(named("aws://us-east-1/ami-1e749f67")))))
        .isInstanceOf(LaunchResult.Refused.class);
    assertThat(cloud.launch(another(with(named("ami-00000000")))))
        .isInstanceOf(LaunchResult.Refused.class);
  }

  private LaunchRequest another(LaunchDetails details) {
    LaunchRequest plain = request(ours, 1);
    return new LaunchRequest(
        plain.id(), ours, plain.region(), plain.size(), Addressing.PRIVATE, details);
  }

  private static Image.Needs named(String image) {
    return new Image.Needs(
        Optional.of(image), Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void aLaunchMakesTheDisksAndTellsTheMachineTheirNames() {
    MachineNeeds needs =
        new MachineNeeds(1, Quantity.ZERO, Quantity.ofMebibytes(40 << 10), 0, Optional.empty());
    List<Volume> volumes =
        List.of(
            new Volume("data", 3, Optional.of("/data"), "xfs"),
            new Volume("bare", 4, Optional.empty(), "ext4"));
    launched(request(Addressing.PRIVATE, of(Image.Needs.ANY, volumes, needs)));
    assertThat(lastLaunch())
        .containsEntry("BlockDeviceMapping.1.Ebs.VolumeSize", "40")
        .containsEntry("BlockDeviceMapping.2.DeviceName", "/dev/sdf")
        .containsEntry("BlockDeviceMapping.2.Ebs.VolumeSize", "3")
        .containsEntry("BlockDeviceMapping.2.Ebs.DeleteOnTermination", "true")
        .containsEntry("BlockDeviceMapping.3.DeviceName", "/dev/sdg");
    assertThat(
            new String(
                Base64.getDecoder().decode(lastLaunch().get("UserData")), StandardCharsets.UTF_8))
        .contains("mount_volume 'sdf' 'xfs' '/data'")
        .doesNotContain("mount_volume 'sdg'");
    assertThat(leftovers()).filteredOn(object -> object.kind() == Kind.VOLUME).hasSize(2);
    cloud.terminate(request(ours, 0).id());
    assertThat(leftovers()).extracting(CloudObject::kind).doesNotContain(Kind.VOLUME);
  }

  @Test
  void machinesReachEachOtherAndTheOutsideReachesTheirPorts() {
    launched(request(Addressing.PRIVATE, with(Image.Needs.ANY)));
    for (CloudObject group : leftovers()) {
      boolean shared = group.about().equals(CloudObject.ALL_MACHINES);
      Map<String, String> ask = Map.of("Filter.1.Name", "group-id", "Filter.1.Value.1", group.id());
      String said = moto.ask("DescribeSecurityGroups", ask);
      String incoming =
          said.substring(said.indexOf("<ipPermissions>"), said.indexOf("</ipPermissions>"));
      assertThat(incoming.contains("<groupId>" + group.id())).isEqualTo(shared);
      assertThat(incoming.contains("<toPort>22<")).isEqualTo(!shared);
      assertThat(incoming.contains("0.0.0.0/0")).isEqualTo(!shared);
    }
  }

  @Test
  void aListIsReadToItsLastPage() {
    for (int index = 0; index < 6; index++) {
      launched(request(ours, index));
    }
    Ec2Session session =
        new Ec2Session(account(Map.of()), new Region(Ec2Front.REGION), Clock.systemUTC());
    Query query =
        Query.of("DescribeInstances").filter("tag:levante-infrastructure", List.of(ours.value()));
    assertThat(session.list(query, 5, "reservationSet"))
        .extracting(one -> one.text("reservationId"))
        .doesNotHaveDuplicates()
        .hasSize(6);
  }

  @Test
  void keysThatLastSomeHoursBringTheirToken() {
    new Ec2CloudProvider(account(Map.of("token", "for an hour")), Prices.NONE, Clock.systemUTC())
        .listAll();
    assertThat(front.token()).isEqualTo("for an hour");
  }

  @Test
  void aPassTakesTheSameCallsHoweverManyMachinesThereAre() {
    launched(request(Addressing.PUBLIC, with(Image.Needs.ANY)));
    int few = callsOfAPass();
    launched(request(ours, 1));
    launched(request(ours, 2));
    assertThat(callsOfAPass()).isEqualTo(few).isEqualTo(5);
  }

  private static int callsOfAPass() {
    int before = front.actions().size();
    cloud.listAll();
    cloud.objects();
    return front.actions().size() - before;
  }
}
