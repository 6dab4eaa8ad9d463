package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.prices.Prices;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.Machine;
import org.jclouds.openstack.nova.v2_0.options.CreateServerOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What jclouds 2.7.0 gets wrong or cannot do, and that the adapter does not let it through. */
class JcloudsDefectsTest {
  private static final String SERVERS = "GET /nova/v2.1/servers/detail";
  private static final String FLAVORS = "GET /nova/v2.1/flavors/detail";
  private static final String PORTS = "GET /neutron/v2.0/ports";
  private static final String ADDRESSES = "GET /neutron/v2.0/floatingips";

  private final FakeKeystone cloud;

  JcloudsDefectsTest() throws IOException {
    this.cloud = new FakeKeystone();
    cloud.answer(SERVERS, 200, "{\"servers\": []}");
    cloud.answer(FLAVORS, 200, "{\"flavors\": []}");
    cloud.answer(PORTS, 200, "{\"ports\": []}");
    cloud.answer(ADDRESSES, 200, "{\"floatingips\": []}");
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  private OpenStackAccount account(Map<String, String> more) {
    Map<String, String> line =
        new HashMap<>(
            Map.of(
                "type", "OpenStack",
                "host", cloud.url(),
                "username", "demo",
                "password", "secret",
                "tenant", "demo"));
    line.putAll(more);
    return OpenStackAccount.of(CloudCredential.of(line));
  }

  private JcloudsCloudProvider provider() {
    return new JcloudsCloudProvider(account(Map.of()), Prices.NONE);
  }

  @Test
  void anEmptyCloudIsEmpty() {
    assertThat(provider().listAll()).isEqualTo(List.<Machine>of());
  }

  @Test
  void aListThatIsNotFoundIsNoEmptyList() {
    for (String list : List.of(SERVERS, PORTS, ADDRESSES)) {
      cloud.answer(list, 404, "{}");
      assertThatThrownBy(() -> provider().listAll())
          .as(list)
          .isInstanceOf(LevanteException.class)
          .hasMessageContaining("404");
      cloud.answer(list, 200, "{\"servers\": [], \"ports\": [], \"floatingips\": []}");
    }
  }

  @Test
  void aCreateThatFailedOnTheirSideIsSentOnce() {
    cloud.answer("POST /nova/v2.1/servers", 500, "{}");
    OpenStackSession session = new OpenStackSession(account(Map.of()));
    assertThatThrownBy(
            () ->
                session.write(
                    () ->
                        session
                            .nova()
                            .getServerApi("R")
                            .create("one", "image", "flavor", new CreateServerOptions())))
        .isInstanceOf(OpenStackFailure.class);
    assertThat(cloud.count("POST /nova/v2.1/servers")).isEqualTo(1);
  }

  @Test
  void ofACreateThatFailedNothingIsPrinted() {
    cloud.answer("POST /nova/v2.1/servers", 500, "{}");
    OpenStackSession session = new OpenStackSession(account(Map.of()));
    CreateServerOptions options =
        new CreateServerOptions().userData("a private key".getBytes(StandardCharsets.UTF_8));
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(
              () ->
                  session.write(
                      () ->
                          session
                              .nova()
                              .getServerApi("R")
                              .create("one", "image", "flavor", options)))
          .isInstanceOf(OpenStackFailure.class);
    } finally {
      System.setErr(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aListThatFailsOnTheirSideIsAskedForAgainAndNeverForEver() {
    cloud.answer(SERVERS, 503, "{}");
    assertThatThrownBy(() -> provider().listAll())
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOUD_UNREACHABLE));
    assertThat(cloud.count(SERVERS)).isEqualTo(3);
  }

  @Test
  void wrongCredentialsAreSaidToBeWrong() {
    cloud.answer("POST /v3/auth/tokens", 401, "{}");
    assertThatThrownBy(() -> provider().regions())
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.CLOUD_CREDENTIALS_REFUSED));
  }

  @Test
  void anApplicationCredentialSignsInWithoutAScope() {
    new JcloudsCloudProvider(account(Map.of("auth_version", "3.x_appcred")), Prices.NONE).regions();
    assertThat(cloud.bodies().get(0))
        .contains("\"application_credential\":{")
        .contains("\"secret\":\"secret\"")
        .doesNotContain("scope");
  }

  @Test
  void anAccessTokenIsExchangedAtTheFederationEndpointAndScopedToTheProject() {
    String door = "POST /v3/OS-FEDERATION/identity_providers/egi.eu/protocols/openid/auth";
    cloud.answer(door, 201, "{\"token\": {}}");
    Map<String, String> line =
        Map.of(
            "auth_version", "3.x_oidc_access_token",
            "username", "egi.eu",
            "tenant", "openid",
            "domain", "vo.example",
            "password", "access-token");
    new JcloudsCloudProvider(account(line), Prices.NONE).regions();
    assertThat(cloud.bodies().get(0)).startsWith("Bearer access-token");
    assertThat(cloud.bodies().get(1))
        .contains("\"id\":\"token-1\"")
        .contains("\"name\":\"vo.example\"");
  }

  @Test
  void aListOfMachinesTakesTheSameNumberOfCallsHoweverManyThereAre() {
    JcloudsCloudProvider provider = provider();
    cloud.answer(SERVERS, 200, servers(200));
    assertThat(provider.listAll()).hasSize(200);
    assertThat(List.of(SERVERS, FLAVORS, PORTS, ADDRESSES))
        .allSatisfy(call -> assertThat(cloud.count(call)).isEqualTo(1));
  }

  private static String servers(int count) {
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < count; i++) {
      servers.append(i == 0 ? "" : ",").append(SERVER.formatted(i));
    }
    return "{\"servers\": [" + servers + "]}";
  }

  private static final String SERVER =
      """
      {"id": "s%1$d", "name": "worker-7f3a2b-%1$d", "status": "ACTIVE", "tenant_id": "p1",
       "user_id": "u1", "created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z",
       "flavor": {"id": "1", "links": []}, "image": {"id": "i", "links": []}, "links": [],
       "addresses": {"private": [{"version": 4, "addr": "10.0.0.%1$d"}]},
       "metadata": {"levante-infrastructure": "7f3a2b00-0000-4000-8000-000000000000",
                    "levante-machine": "worker-7f3a2b-%1$d"}}
      """;
}
