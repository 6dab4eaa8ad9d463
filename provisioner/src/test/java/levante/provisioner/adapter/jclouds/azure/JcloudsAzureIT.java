package levante.provisioner.adapter.jclouds.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
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
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Quota.Resource;
import levante.provisioner.cloud.Region;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every cloud does, and what Azure does wrong, on what stands in for it. */
class JcloudsAzureIT extends EquippingCloudProviderContract {
  private static final String VM = "/virtualMachines/";
  private static final String ALL_VMS = "/providers/Microsoft.Compute/virtualMachines$";
  private static final Region REGION = new Region("westeurope");

  private static StandIn azure;
  private static CloudProvider cloud;

  @BeforeAll
  static void start() {
    azure = StandIn.started();
  }

  @BeforeEach
  void anEmptySubscription() {
    azure.reset();
    cloud = provider(Map.of(), Clock.systemUTC());
  }

  private static AzureAccount account(Map<String, String> more) {
    Map<String, String> line = new HashMap<>();
    line.put("type", "Azure");
    line.put("host", azure.uri().toString());
    line.put("subscription_id", StandIn.SUBSCRIPTION);
    line.put("tenant", StandIn.TENANT);
    line.put("client_id", StandIn.CLIENT);
    line.put("secret", StandIn.SECRET);
    line.putAll(more);
    return AzureAccount.of(CloudCredential.of(line));
  }

  private static CloudProvider provider(Map<String, String> more, Clock clock) {
    return new AzureCloudProvider(account(more), Prices.NONE, clock);
  }

  @AfterAll
  static void stop() {
    azure.close();
  }

  @Override
  protected CloudProvider cloud() {
    return cloud;
  }

  @Override
  protected void alone() {
    azure.reset();
    cloud = provider(Map.of(), Clock.systemUTC());
  }

  @Override
  protected void letTimePass() {
    azure.letTimePass();
  }

  private LaunchRequest request(Addressing addressing, LaunchDetails details) {
    LaunchRequest plain = request(ours, 0);
    return new LaunchRequest(plain.id(), ours, plain.region(), plain.size(), addressing, details);
  }

  private static LaunchDetails with(Image.Needs image, List<Volume> volumes, int gib) {
    return new LaunchDetails(
        image,
        Optional.empty(),
        List.of(
            new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE),
            new OpenPort(Protocol.UDP, 8000, 8010, "192.0.2.0/24")),
        volumes,
        Optional.of("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI levante"),
        "#cloud-config\n{}\n",
        Optional.of(
            new MachineNeeds(
                1, Quantity.ZERO, Quantity.ofMebibytes((long) gib << 10), 0, Optional.empty())));
  }

  private static LaunchDetails with(Image.Needs image) {
    return with(image, List.of(), 0);
  }

  private static Image.Needs named(String image) {
    return new Image.Needs(
        Optional.of(image), Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static Image.Needs of(String distribution) {
    return new Image.Needs(
        Optional.empty(), Optional.of(distribution), Optional.empty(), Optional.empty());
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
    List<JsonNode> launches = azure.calls("PUT", VM);
    return launches.get(launches.size() - 1).path("body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/resourcegroups/[^/]+$",
        "/virtualNetworks/",
        "/networkSecurityGroups/",
        "/publicIPAddresses/",
        "/networkInterfaces/",
        "/virtualMachines/"
      })
  void whatWasMadeThoughNoAnswerCameIsFoundAndNotMadeTwice(String path) {
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    azure.next("PUT", path, "late");
    for (int tries = 0; tries < 4; tries++) {
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
            "PORT of " + request.id(),
            "SECURITY_GROUP of machines-",
            "SECURITY_GROUP of worker");
  }

  @Test
  void aMachineThatIsNotListedYetIsNotMadeTwice() {
    launched(request(ours, 0));
    azure.next("GET", ALL_VMS, "blind");
    assertThat(cloud.launch(request(ours, 0))).isInstanceOf(LaunchResult.Underway.class);
    assertThat(cloud.list(ours)).hasSize(1);
  }

  @Test
  void ofALaunchWithoutAnAnswerNothingIsPrinted() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      launched(request(ours, 1));
      azure.next("PUT", VM, "late");
      failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.launch(request(ours, 0)));
      azure.next("GET", ALL_VMS, 500, "InternalServerError");
      cloud.listAll();
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void readsAreTriedAgainAndLaunchesAreNot() {
    launched(request(ours, 1));
    azure.next("GET", ALL_VMS, 429, "TooManyRequests");
    azure.next("GET", ALL_VMS, 503, "ServerTimeout");
    assertThat(cloud.list(ours)).hasSize(1);
    int before = azure.calls("PUT", VM).size();
    azure.next("PUT", VM, 503, "ServerTimeout");
    failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.launch(request(ours, 0)));
    assertThat(azure.calls("PUT", VM)).hasSize(before + 1);
  }

  @Test
  void whenItWantsToBeLeftAloneItIs() {
    Clock at = Clock.fixed(Instant.parse("2026-11-30T12:00:00Z"), ZoneOffset.UTC);
    CloudProvider patient = provider(Map.of(), at);
    azure.next("GET", ALL_VMS, 429, "TooManyRequests", Map.of("Retry-After", "17"));
    failsWith(ErrorCode.TOO_MANY_REQUESTS, patient::listAll);
    failsWith(ErrorCode.TOO_MANY_REQUESTS, patient::objects);
    assertThat(azure.calls("GET", "/providers/")).hasSize(1);
  }

  @Test
  void aListThatFailsIsNoEmptyList() {
    for (int tries = 0; tries < 3; tries++) {
      azure.next("GET", ALL_VMS, 500, "InternalServerError");
    }
    failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.listAll());
    azure.next("GET", "/disks", 403, "AuthorizationFailed");
    failsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> cloud.objects());
  }

  @Test
  void whoeverIsNotLetInIsTold() {
    for (Map<String, String> wrong :
        List.of(
            Map.of("secret", "wrong"),
            Map.of("client_id", "nobody"),
            Map.of("tenant", "elsewhere.example.org"),
            Map.of("subscription_id", "99999999-2222-3333-4444-555555555555"))) {
      failsWith(
          ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> provider(wrong, Clock.systemUTC()).listAll());
    }
  }

  @Test
  void aTokenThatCountsNoMoreIsFetchedAnew() {
    cloud.listAll();
    azure.expireTokens();
    failsWith(ErrorCode.CLOUD_CREDENTIALS_REFUSED, () -> cloud.listAll());
    assertThat(cloud.listAll()).isEmpty();
  }

  @Test
  void whenThereIsNoRoomThereIsNoCapacityAndNothingOfTheMachineIsLeft() {
    launched(request(ours, 1));
    LaunchRequest request = request(Addressing.PUBLIC, with(Image.Needs.ANY));
    cloud.launch(request);
    azure.next("PUT", VM, 409, "SkuNotAvailable");
    assertThat(cloud.launch(request)).isInstanceOf(LaunchResult.OutOfCapacity.class);
    assertThat(leftovers()).extracting(CloudObject::about).doesNotContain(request.id().value());
    launched(request);
  }

  @Test
  void whatTheSubscriptionMayNotHaveIsAQuota() {
    launched(request(ours, 1));
    azure.next("PUT", VM, 409, "OperationNotAllowed");
    assertThat(cloud.launch(request(ours, 0))).isInstanceOf(LaunchResult.QuotaExceeded.class);
    azure.next("PUT", "/networkInterfaces/", 400, "PublicIPCountLimitReached");
    assertThat(cloud.launch(request(ours, 2))).isInstanceOf(LaunchResult.QuotaExceeded.class);
  }

  @Test
  void aMachineForWhichNoRoomWasFoundAfterwardsHasFailedAndCanBeGivenBack() {
    launched(request(ours, 1));
    azure.next("PUT", VM, "unallocated");
    Machine made = launched(request(ours, 0));
    letTimePass();
    assertThat(cloud.list(ours).get(0))
        .extracting(Machine::state, Machine::id)
        .containsExactly(MachineState.FAILED, made.id());
    assertThat(cloud.list(ours).get(0).note()).startsWith("AllocationFailed");
    cloud.terminate(made.id());
    letTimePass();
    assertThat(cloud.list(ours)).extracting(Machine::id).doesNotContain(made.id());
    assertThat(azure.things()).noneMatch(one -> one.contains(made.id().value()));
  }

  @Test
  void aMachineGoesWithItsDisksItsInterfaceAndItsAddress() {
    LaunchRequest request =
        request(
            Addressing.PUBLIC,
            with(Image.Needs.ANY, List.of(new Volume("d", 3, Optional.empty(), "ext4")), 40));
    launched(request);
    letTimePass();
    assertThat(azure.things()).filteredOn(one -> one.contains(request.id().value())).hasSize(5);
    cloud.terminate(request.id());
    letTimePass();
    assertThat(azure.things()).noneMatch(one -> one.contains(request.id().value()));
  }

  @Test
  void aLaunchMakesTheDisksAndTellsTheMachineTheirNumbers() {
    List<Volume> volumes =
        List.of(
            new Volume("data", 3, Optional.of("/data"), "xfs"),
            new Volume("bare", 4, Optional.empty(), "ext4"));
    launched(request(Addressing.PRIVATE, with(of("debian"), volumes, 40)));
    JsonNode storage = lastLaunch().at("/properties/storageProfile");
    assertThat(storage.at("/osDisk/diskSizeGB").asInt()).isEqualTo(40);
    assertThat(storage.at("/dataDisks/0/lun").asInt()).isZero();
    assertThat(storage.at("/dataDisks/0/diskSizeGB").asInt()).isEqualTo(3);
    assertThat(storage.at("/dataDisks/1/lun").asInt()).isEqualTo(1);
    assertThat(storage.findValuesAsText("deleteOption")).containsOnly("Delete").hasSize(3);
    String customData = lastLaunch().at("/properties/osProfile/customData").asText();
    assertThat(new String(Base64.getDecoder().decode(customData), StandardCharsets.UTF_8))
        .contains("mount_volume '0' 'xfs' '/data'")
        .contains("#cloud-config")
        .doesNotContain("mount_volume '1'");
  }

  @Test
  void theNewestImageOfEachReleaseIsOfferedAndOurOwn() {
    assertThat(cloud.images(REGION))
        .extracting(Image::name)
        .containsExactly(
            "Canonical:0001-com-ubuntu-server-jammy:22_04-lts-gen2:22.04.202501010",
            "Canonical:ubuntu-24_04-lts:server:24.04.202501010",
            "Debian:debian-12:12-gen2:0.20250101.1",
            "almalinux:almalinux-x86_64:9-gen2:9.5.202501010",
            "our-own",
            "resf:rockylinux-x86_64:9-base:9.5.20250101");
    assertThat(provider(Map.of("architecture", "arm64"), Clock.systemUTC()).images(REGION))
        .extracting(Image::name)
        .containsExactly("Debian:debian-12:12-arm64:0.20250101.1", "our-own");
  }

  @Test
  void anImageThatIsSoldIsLaunchedWithItsPlan() {
    launched(request(Addressing.PRIVATE, with(of("rocky"))));
    assertThat(lastLaunch().at("/plan/name").asText()).isEqualTo("9-base");
    assertThat(lastLaunch().at("/properties/storageProfile/osDisk/diskSizeGB").asInt())
        .isEqualTo(30);
  }

  @Test
  void anImageIsFoundByWhatItIsCalledElsewhere() {
    for (String name :
        List.of(
            "azr://Debian/debian-12/12/latest",
            "Debian:debian-12:12-gen2:0.20240101.1",
            "our-own")) {
      azure.reset();
      launched(request(Addressing.PRIVATE, with(named(name))));
    }
    assertThat(lastLaunch().at("/properties/storageProfile/imageReference/id").asText())
        .endsWith("/images/our-own");
    azure.reset();
    for (String name : List.of("azr://Debian/debian-12/12/0.1", "nothing")) {
      assertThat(cloud.launch(request(Addressing.PRIVATE, with(named(name)))))
          .isInstanceOf(LaunchResult.Refused.class);
    }
  }

  @Test
  void sizesAreThoseThatTheSubscriptionMayHave() {
    assertThat(cloud.sizes(REGION))
        .extracting(MachineSize::name)
        .containsExactly("Standard_B1s", "Standard_B2s_v2", "Standard_NC4as_T4_v3");
    assertThat(cloud.sizes(REGION).get(2))
        .extracting(MachineSize::cpus, MachineSize::gpus, size -> size.memory().toString())
        .containsExactly(4, 1, "28Gi");
    assertThat(provider(Map.of("architecture", "arm64"), Clock.systemUTC()).sizes(REGION))
        .extracting(MachineSize::name)
        .containsExactly("Standard_D2ps_v6");
    assertThat(cloud.quota(REGION).of(Resource.CPUS).orElseThrow().max()).hasValue(20);
  }

  @Test
  void theOutsideReachesThePortsOfTheTemplateAndALaterOneIsAdded() {
    launched(request(Addressing.PRIVATE, with(Image.Needs.ANY)));
    JsonNode rules =
        azure.calls("PUT", "/networkSecurityGroups/").get(0).at("/body/properties/securityRules");
    assertThat(rules.findValuesAsText("name"))
        .containsExactly("tcp-22-22-from-0.0.0.0_0", "udp-8000-8010-from-192.0.2.0_24");
    assertThat(rules.findValuesAsText("destinationPortRange")).containsExactly("22", "8000-8010");
    LaunchRequest next = request(ours, 1);
    List<OpenPort> ports =
        List.of(
            new OpenPort(Protocol.TCP, 22, 22, OpenPort.ANYWHERE),
            new OpenPort(Protocol.TCP, 443, 443, OpenPort.ANYWHERE));
    launched(another(next, Optional.empty(), ports));
    List<JsonNode> added = azure.calls("PUT", "/securityRules/");
    assertThat(added).hasSize(1);
    assertThat(added.get(0).at("/body/properties/priority").asInt()).isEqualTo(102);
  }

  @Test
  void aMachineMayBeInANetworkThatExists() {
    launched(request(ours, 1));
    String subnet =
        azure.things().stream()
                .filter(one -> one.contains("/virtualnetworks/"))
                .findFirst()
                .orElseThrow()
            + "/subnets/machines";
    for (String name :
        List.of(
            subnet.replace("resourcegroups", "resourceGroups"),
            "westeurope.machines",
            "westeurope")) {
      launched(another(request(ours, 10 + name.length()), Optional.of(name), List.of()));
    }
    assertThat(azure.calls("PUT", "/virtualNetworks/")).hasSize(1);
    LaunchRequest other = another(request(ours, 0), Optional.of("nowhere.machines"), List.of());
    assertThat(cloud.launch(other)).isInstanceOf(LaunchResult.Refused.class);
  }

  private static LaunchRequest another(
      LaunchRequest of, Optional<String> network, List<OpenPort> ports) {
    LaunchDetails details =
        new LaunchDetails(
            Image.Needs.ANY, network, ports, List.of(), Optional.empty(), "", Optional.empty());
    return new LaunchRequest(
        of.id(), of.infrastructure(), of.region(), of.size(), Addressing.PRIVATE, details);
  }

  @Test
  void theGroupStaysWhileAnythingElseIsInIt() {
    Machine machine = launched(request(ours, 0));
    CloudObject group =
        leftovers().stream().filter(CloudObject::isForAll).findFirst().orElseThrow();
    cloud.terminate(machine.id());
    letTimePass();
    azure.foreign(
        group.id() + "/providers/Microsoft.Storage/storageAccounts/theirs",
        "Microsoft.Storage/storageAccounts");
    leftovers().forEach(cloud::remove);
    cloud.remove(group);
    letTimePass();
    assertThat(leftovers()).containsExactly(group);
    assertThat(azure.calls("DELETE", "/resourceGroups/"))
        .allMatch(call -> call.path("path").asText().contains("/providers/"));
  }

  @Test
  void aListIsReadToItsLastPage() {
    launched(request(ours, 9));
    for (int index = 0; index < 6; index++) {
      launched(request(ours, index));
    }
    azure.page(2);
    assertThat(cloud.list(ours)).hasSize(7);
    assertThat(leftovers()).filteredOn(object -> object.kind() == Kind.PORT).hasSize(7);
  }

  @Test
  void aListIsNeverReadOnAtAnotherServerWhichWouldGetTheToken() throws IOException {
    launched(request(ours, 0));
    launched(request(ours, 1));
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      other.setSoTimeout(1);
      azure.goOnAt("127.0.0.1:" + other.getLocalPort());
      failsWith(ErrorCode.CLOUD_UNREACHABLE, () -> cloud.listAll());
      assertThatThrownBy(other::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aPassTakesTheSameCallsHoweverManyMachinesThereAre() {
    launched(request(Addressing.PUBLIC, with(Image.Needs.ANY)));
    int few = callsOfAPass();
    launched(request(ours, 1));
    launched(request(ours, 2));
    assertThat(callsOfAPass()).isEqualTo(few).isEqualTo(9);
  }

  private static int callsOfAPass() {
    int before = azure.calls("GET", "").size();
    cloud.listAll();
    cloud.objects();
    return azure.calls("GET", "").size() - before;
  }
}
