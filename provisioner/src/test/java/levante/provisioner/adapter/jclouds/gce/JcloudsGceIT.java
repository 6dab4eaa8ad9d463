package levante.provisioner.adapter.jclouds.gce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Quantity;
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
import levante.provisioner.cloud.MachineSize;
import levante.provisioner.cloud.Region;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every cloud does, and what Compute Engine does wrong, on a server that holds every request
 * against Google's own description.
 */
class JcloudsGceIT extends EquippingCloudProviderContract {
  private static final String INSERT = "instances.insert";
  private static final MachineNeeds SMALL =
      new MachineNeeds(1, Quantity.ZERO, Quantity.ZERO, 0, Optional.empty());

  private static GceStandIn standIn;
  private CloudProvider cloud;

  @BeforeAll
  static void start() {
    standIn = GceStandIn.started();
  }

  @AfterAll
  static void stop() {
    standIn.close();
  }

  @BeforeEach
  void anEmptyProject() {
    standIn.reset();
    cloud = cloud(Map.of());
  }

  @AfterEach
  void everyRequestIsAsGoogleDescribesIt() {
    assertThat(standIn.rejected()).isEmpty();
  }

  private static CloudProvider cloud(Map<String, String> more) {
    Map<String, String> line = new HashMap<>();
    line.put("type", "GCE");
    line.put("host", standIn.uri().toString());
    line.put("project", "levante-test");
    line.put("username", GceStandIn.EMAIL);
    line.put("password", GceStandIn.pem());
    line.put("region", GceStandIn.REGION);
    line.putAll(more);
    return new GceCloudProvider(
        GceAccount.of(CloudCredential.of(line)), Prices.NONE, Clock.systemUTC());
  }

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  @Override
  protected void letTimePass() {
    standIn.pass();
  }

  private LaunchRequest request(Addressing addressing, LaunchDetails details) {
    return request(0, addressing, details);
  }

  private LaunchRequest request(int index, Addressing addressing, LaunchDetails details) {
    LaunchRequest plain = request(ours, index);
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

  private static LaunchDetails with(Image.Needs image) {
    return of(image, List.of(), SMALL);
  }

  private static LaunchDetails on(Optional<String> network, OpenPort... ports) {
    return new LaunchDetails(
        Image.Needs.ANY,
        network,
        List.of(ports),
        List.of(),
        Optional.empty(),
        "",
        Optional.of(SMALL));
  }

  private static Image.Needs named(String image) {
    return new Image.Needs(
        Optional.of(image), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private List<CloudObject> leftovers() {
    return cloud.objects().stream().filter(one -> one.infrastructure().equals(ours)).toList();
  }

  private static void failsWith(ErrorCode code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            LevanteException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private static JsonNode lastLaunch() {
    List<JsonNode> launches = standIn.bodies(INSERT);
    return launches.get(launches.size() - 1);
  }

  private static String metadata(String key) {
    for (JsonNode item : lastLaunch().path("metadata").path("items")) {
      if (item.path("key").asText().equals(key)) {
        return item.path("value").asText();
      }
    }
    return "";
  }

  @ParameterizedTest
  @ValueSource(strings = {"firewalls.insert", "addresses.insert", INSERT})
  void whatWasMadeThoughNoAnswerCameIsFoundAndNotMadeTwice(String method) {
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    standIn.next(method, "late");
    for (int tries = 0; tries < 5; tries++) {
      try {
        cloud.launch(request);
      } catch (LevanteException silence) {
        assertThat(silence.code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE);
      }
    }
    launched(request);
    assertThat(cloud.list(ours)).hasSize(1);
    assertThat(leftovers())
        .extracting(object -> object.kind() + " of " + object.about())
        .containsExactly(
            "FLOATING_IP of " + request.id(),
            "SECURITY_GROUP of machines-",
            "SECURITY_GROUP of worker");
  }

  @Test
  void aMachineThatIsNotListedYetIsNotMadeTwice() {
    standIn.next(INSERT, "full");
    Machine first = launched(request(ours, 0));
    standIn.next("instances.aggregatedList", "blind");
    Machine second = launched(request(ours, 0));
    assertThat(second.launchedAt()).isEqualTo(first.launchedAt());
    assertThat(cloud.list(ours)).hasSize(1);
  }

  @Test
  void ofALaunchWithoutAnAnswerNothingIsPrinted() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      standIn.next(INSERT, "late");
      failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.launch(request(ours, 0)));
      standIn.next("instances.aggregatedList", "broken");
      cloud.listAll();
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void readsAreTriedAgainAndLaunchesAreNot() {
    standIn.next("instances.aggregatedList", "slower", "broken");
    assertThat(cloud.list(ours)).isEmpty();
    standIn.next("instances.aggregatedList", "slower", "slower", "slower");
    failsWith(ErrorCode.TOO_MANY_REQUESTS, () -> cloud.list(ours));
    standIn.next(INSERT, "slower");
    failsWith(ErrorCode.TOO_MANY_REQUESTS, () -> cloud.launch(request(ours, 0)));
    assertThat(Collections.frequency(standIn.methods(), INSERT)).isEqualTo(1);
  }

  @Test
  void aListThatFailsOrIsPartlyUnknownIsNoEmptyList() {
    standIn.next("instances.aggregatedList", "broken", "broken", "broken");
    failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.listAll());
    standIn.next("disks.aggregatedList", "forbidden");
    failsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> cloud.objects());
    standIn.next("instances.aggregatedList", "silent");
    failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.listAll());
  }

  @Test
  void aTokenThatCountsNoMoreIsAskedForAnew() {
    cloud.listAll();
    standIn.revoke();
    failsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> cloud.listAll());
    assertThat(cloud.listAll()).isEmpty();
    assertThat(Collections.frequency(standIn.methods(), "token")).isEqualTo(2);
  }

  @Test
  void aKeyOfAnotherAccountIsRefusedAndATokenMadeElsewhereDoes() {
    failsWith(
        ErrorCode.CLOUD_CREDENTIALS_REFUSED,
        () -> cloud(Map.of("username", "nobody@levante-test.iam.gserviceaccount.com")).listAll());
    failsWith(
        ErrorCode.CLOUD_CREDENTIALS_REFUSED,
        () -> cloud(Map.of("project", "somebody-elses")).listAll());
    assertThat(cloud(Map.of("token", "ya29.made-elsewhere")).listAll()).isEmpty();
  }

  @Test
  void aZoneWithoutRoomIsPassedOver() {
    standIn.next(INSERT, "full");
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    launched(request);
    assertThat(standIn.things("instances"))
        .extracting(one -> GceSession.last(one.path("zone")))
        .containsExactly(GceStandIn.REGION + "-b");
    assertThat(cloud.list(ours).get(0).publicAddress()).isPresent();
    // And for a while not asked first again.
    launched(request(ours, 1));
    assertThat(standIn.bodies(INSERT)).hasSize(3);
  }

  @Test
  void whenNoZoneHasRoomThereIsNoCapacityAndNoMachineOrDiskIsLeft() {
    LaunchRequest request = request(ours, 0);
    standIn.next(INSERT, "full", "full");
    LaunchResult result = cloud.launch(request);
    for (int tries = 0; tries < 5 && result.goesOn(); tries++) {
      result = cloud.launch(request);
    }
    assertThat(result).isInstanceOf(LaunchResult.OutOfCapacity.class);
    assertThat(standIn.things("instances")).isEmpty();
    assertThat(standIn.things("disks")).isEmpty();
    launched(request);
  }

  @Test
  void whatTheAccountMayNotHaveIsAQuota() {
    standIn.next(INSERT, "quota");
    assertThat(cloud.launch(request(ours, 0))).isInstanceOf(LaunchResult.QuotaExceeded.class);
  }

  @Test
  void theQuotaIsThatOfAllFamiliesWithoutWhatIsPromisedForOthers() {
    assertThat(cloud.quota(new Region(GceStandIn.REGION)).limits())
        .extracting(limit -> limit.resource() + " " + limit.max().orElse(-1))
        .containsExactly("MACHINES 100", "CPUS 360", "FLOATING_IPS 8");
  }

  @Test
  void sizesAreThoseOfAllZonesButBareMetal() {
    List<MachineSize> sizes = cloud.sizes(new Region(GceStandIn.REGION));
    assertThat(sizes)
        .extracting(MachineSize::name)
        .containsExactly(
            "a2-highgpu-1g", "c4-standard-2", "e2-medium", "e2-standard-4", "n2-standard-2");
    assertThat(sizes.get(0).gpus()).isEqualTo(1);
    assertThat(cloud(Map.of("architecture", "arm64")).sizes(new Region(GceStandIn.REGION)))
        .extracting(MachineSize::name)
        .containsExactly("t2a-standard-1");
  }

  @Test
  void ofImagesTheNewestOfEachReleaseAreOfferedAndTheAccountsOwn() {
    assertThat(cloud.images(new Region(GceStandIn.REGION)))
        .extracting(Image::name)
        .containsExactly(
            "almalinux-9-v20250909",
            "debian-11-bullseye-v20251014",
            "debian-12-bookworm-v20251014",
            "lab-image",
            "rocky-linux-9-v20250912",
            "ubuntu-2204-jammy-v20251002",
            "ubuntu-2404-noble-amd64-v20251001");
    assertThat(cloud(Map.of("architecture", "arm64")).images(new Region(GceStandIn.REGION)))
        .extracting(Image::id)
        .containsExactly("projects/debian-cloud/global/images/debian-12-bookworm-arm64-v20251014");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gce://europe-southwest1/debian-12",
        "gce://europe-southwest1-a/debian-12-bookworm-v20251014",
        "debian-12",
        "projects/debian-cloud/global/images/family/debian-12",
        "https://www.googleapis.com/compute/v1/projects/debian-cloud/global/images/debian-12-bookworm-v20251014"
      })
  void anImageIsFoundByItsNameItsFamilyItsPathOrTheUrlOfTheInfrastructureManager(String image) {
    launched(request(Addressing.PRIVATE, with(named(image))));
    assertThat(
            lastLaunch()
                .path("disks")
                .path(0)
                .path("initializeParams")
                .path("sourceImage")
                .asText())
        .isEqualTo("projects/debian-cloud/global/images/debian-12-bookworm-v20251014");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gce://us-central1/debian-12",
        "no-such-image",
        "projects/debian-cloud/global/images/no-such-image"
      })
  void anImageThatIsNotThereIsRefused(String image) {
    assertThat(cloud.launch(request(Addressing.PRIVATE, with(named(image)))))
        .isInstanceOf(LaunchResult.Refused.class);
  }

  @Test
  void aLaunchMakesTheDisksAndTellsTheMachineTheirNames() {
    MachineNeeds needs =
        new MachineNeeds(1, Quantity.ZERO, Quantity.ofMebibytes(40 << 10), 0, Optional.empty());
    List<Volume> volumes =
        List.of(
            new Volume("data", 30, Optional.of("/data"), "xfs"),
            new Volume("bare", 4, Optional.empty(), "ext4"));
    launched(request(Addressing.PRIVATE, of(Image.Needs.ANY, volumes, needs)));
    assertThat(lastLaunch().path("disks"))
        .extracting(disk -> disk.path("initializeParams").path("diskSizeGb").asText())
        .containsExactly("40", "30", "10");
    assertThat(lastLaunch().path("disks"))
        .extracting(disk -> disk.path("deviceName").asText())
        .containsExactly("", "volume-1", "volume-2");
    for (String key : List.of("user-data", "startup-script")) {
      assertThat(metadata(key))
          .contains("mount_volume 'volume-1' 'xfs' '/data'")
          .doesNotContain("mount_volume 'volume-2'");
    }
    assertThat(leftovers()).filteredOn(object -> object.kind() == Kind.VOLUME).hasSize(2);
    cloud.terminate(request(ours, 0).id());
    letTimePass();
    assertThat(standIn.things("disks")).isEmpty();
  }

  @Test
  void machinesReachEachOtherAndTheOutsideReachesTheirPorts() {
    LaunchDetails details =
        on(
            Optional.empty(),
            new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE),
            new OpenPort(Protocol.UDP, 8000, 8100, OpenPort.ANYWHERE),
            new OpenPort(Protocol.TCP, 443, 443, "192.0.2.0/24"));
    launched(request(Addressing.PRIVATE, details));
    assertThat(standIn.things("firewalls"))
        .extracting(rule -> rule.path("sourceRanges").path(0).asText() + rule.path("allowed"))
        .containsExactlyInAnyOrder(
            "[{\"IPProtocol\":\"all\"}]",
            "0.0.0.0/0[{\"IPProtocol\":\"tcp\",\"ports\":[\"22\"]},{\"IPProtocol\":\"udp\",\"ports\":[\"8000-8100\"]}]",
            "192.0.2.0/24[{\"IPProtocol\":\"tcp\",\"ports\":[\"443\"]}]");
    launched(request(1, Addressing.PRIVATE, with(Image.Needs.ANY)));
    assertThat(standIn.methods()).doesNotContain("firewalls.update");
    List<JsonNode> rules = standIn.things("firewalls");
    assertThat(lastLaunch().path("tags").path("items"))
        .extracting(JsonNode::asText)
        .containsAll(rules.stream().map(rule -> rule.path("targetTags").path(0).asText()).toList());
  }

  @Test
  void aPortThatATemplateGetsLaterIsOpenedInTheRuleThatIsThere() {
    launched(request(Addressing.PRIVATE, with(Image.Needs.ANY)));
    LaunchDetails more =
        on(Optional.empty(), new OpenPort(Protocol.TCP, 443, 443, OpenPort.ANYWHERE));
    launched(request(1, Addressing.PRIVATE, more));
    assertThat(standIn.things("firewalls"))
        .extracting(rule -> rule.path("allowed").toString())
        .contains("[{\"IPProtocol\":\"tcp\",\"ports\":[\"22\",\"443\"]}]");
  }

  @Test
  void onANetworkThatTheTemplateNamesAMachineHasNoAddressOutside() {
    LaunchDetails inner = on(Optional.of("inner"));
    Machine machine = launched(request(Addressing.PRIVATE, inner));
    assertThat(machine.publicAddress()).isEmpty();
    assertThat(launched(request(1, Addressing.PRIVATE, with(Image.Needs.ANY))).publicAddress())
        .isPresent();
    assertThat(launched(request(2, Addressing.PUBLIC, inner)).publicAddress()).isPresent();
  }

  @Test
  void whatTakesLongerIsUnderwayAndCarriedOnWhereItWasBegun() {
    launched(request(ours, 0));
    standIn.slow();
    standIn.next(INSERT, "full");
    for (int tries = 0; tries < 2; tries++) {
      assertThat(cloud.launch(request(ours, 1))).isInstanceOf(LaunchResult.Underway.class);
    }
    assertThat(standIn.bodies(INSERT)).hasSize(2);
    letTimePass();
    assertThat(cloud.launch(request(ours, 1))).isInstanceOf(LaunchResult.Underway.class);
    letTimePass();
    assertThat(cloud.launch(request(ours, 1))).isInstanceOf(LaunchResult.Launched.class);
    assertThat(standIn.bodies(INSERT))
        .extracting(body -> body.path("machineType").asText().substring(0, 25))
        .endsWith("zones/europe-southwest1-a", "zones/europe-southwest1-b");
  }

  @Test
  void anUnknownNetworkIsRefused() {
    assertThat(cloud.launch(request(Addressing.PRIVATE, on(Optional.of("proxies")))))
        .isInstanceOf(LaunchResult.Refused.class);
  }

  @Test
  void aListIsReadToItsLastPage() {
    standIn.pages(2);
    for (int index = 0; index < 5; index++) {
      launched(request(index, Addressing.PRIVATE, with(Image.Needs.ANY)));
    }
    assertThat(cloud.list(ours)).hasSize(5);
    assertThat(cloud.images(new Region(GceStandIn.REGION))).hasSize(7);
  }

  @Test
  void ofSeveralRegionsEachHasItsMachines() {
    cloud = cloud(Map.of("region", "us-central1, " + GceStandIn.REGION));
    LaunchRequest plain = request(ours, 0);
    LaunchRequest away =
        new LaunchRequest(
            ours.machine("worker", 1),
            ours,
            new Region("us-central1"),
            plain.size(),
            Addressing.PRIVATE);
    launched(plain);
    launched(away);
    assertThat(cloud.list(ours))
        .extracting(machine -> machine.region().name())
        .containsExactly(GceStandIn.REGION, "us-central1");
    assertThat(cloud(Map.of("zone", "us-central1-a", "region", "us-central1")).list(ours))
        .hasSize(1);
  }

  @Test
  void aPassTakesTheSameCallsHoweverManyMachinesThereAre() {
    launched(request(Addressing.PUBLIC, with(Image.Needs.ANY)));
    int few = callsOfAPass();
    launched(request(ours, 1));
    launched(request(ours, 2));
    assertThat(callsOfAPass()).isEqualTo(few).isEqualTo(4);
  }

  private int callsOfAPass() {
    int before = standIn.methods().size();
    cloud.listAll();
    cloud.objects();
    return standIn.methods().size() - before;
  }
}
