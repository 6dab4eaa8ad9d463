package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.SortedSet;
import levante.system.infra.LevanteServer;
import levante.system.infra.RealOpenStack;
import levante.system.infra.RealOpenStack.ApplicationCredential;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cloud that a user keeps, on a real OpenStack, by application credentials.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>keep it with a wrong secret</td><td>refused, and not kept</td></tr>
 * <tr><td>keep it with a right one</td><td>its quotas are the cloud's</td></tr>
 * <tr><td>deploy by its name</td><td>a server</td></tr>
 * <tr><td>the credential ends</td>
 *     <td>said so; nothing is decided about the server</td></tr>
 * <tr><td>another project's, another one of this project's</td>
 *     <td>refused; the infrastructure is looked after again</td></tr>
 * <tr><td>forget it, destroy, forget it</td><td>refused; nothing is left; forgotten</td></tr>
 * </table>
 */
@Tag("real")
class StoredCloudST {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** Enough for a machine; those of this cloud serve after a quarter of a minute. */
  private static final Duration SHORT = Duration.ofSeconds(100);

  private static final Duration LONG = Duration.ofHours(1);
  private static final String CLOUD = "/api/v1/clouds/site";
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      topology_template:
        node_templates:
          machine:
            type: tosca.nodes.Compute
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 512 MB } }
              os: { properties: { type: linux, distribution: debian, version: 12 } }
      """;

  private final RealOpenStack cloud = RealOpenStack.signedIn();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private final Clock clock = Clock.systemUTC();
  private LevanteServer server;

  @BeforeEach
  void aServerThatMayUseTheCloud() {
    server =
        LevanteServer.start(
            folder.resolve("data"),
            "levante.cloud.openstack=" + cloud.keystone(),
            "levante.provisioner.period=PT2S");
  }

  @AfterEach
  void theServerIsStopped() {
    server.close();
  }

  private Wire.Answer keep(ApplicationCredential credential) {
    return server
        .admin()
        .put(
            CLOUD,
            "text/plain",
            "type = OpenStack; host = %s; auth_version = 3.x_appcred; username = %s; password = %s"
                .formatted(cloud.keystone(), credential.id(), credential.secret()));
  }

  @Test
  void whatIsMadeOnAStoredCloudOutlivesTheCredentialThatMadeIt() {
    SortedSet<String> before = cloud.inventory();
    String run = String.valueOf(ProcessHandle.current().pid());
    ApplicationCredential first =
        cloud.applicationCredential("first-" + run, clock.instant().plus(SHORT));
    ApplicationCredential second =
        cloud.applicationCredential("second-" + run, clock.instant().plus(LONG));
    try {
      isKeptWhenTheCloudLetsItIn(first);
      String path = deployed();
      isNotDecidedAboutWithoutACredential(first, path);
      isLookedAfterAgain(second, path);
      isForgottenWhenNothingIsOnIt(path, before);
    } finally {
      cloud.revoke(first);
      cloud.revoke(second);
    }
  }

  private void isKeptWhenTheCloudLetsItIn(ApplicationCredential first) {
    Wire.Answer wrong = keep(new ApplicationCredential(first.id(), "wrong"));
    assertThat(wrong.json().path("code").asText()).isEqualTo("CLOUD_CREDENTIALS_REFUSED");
    assertThat(server.admin().get(CLOUD).status()).isEqualTo(404);
    Wire.Answer kept = keep(first);
    assertThat(kept.status()).as(kept.body()).isEqualTo(201);
    assertThat(kept.body()).doesNotContain(first.secret());
    JsonNode region = kept.json().path("regions").path(0);
    assertThat(region.path("sizes").asInt()).isPositive();
    assertThat(region.path("quotas").findValuesAsText("resource")).contains("machines", "cpus");
  }

  private String deployed() {
    Wire stored = server.adminWith("id = site; type = Stored");
    Wire.Answer made = stored.post("/api/v1/infrastructures", "text/yaml", TEMPLATE);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    String path = "/api/v1/infrastructures/" + made.json().path("id").asText();
    until(() -> assertThat(state(path)).isEqualTo("configured"));
    assertThat(cloud.servers())
        .extracting(one -> one.path("name").asText())
        .anyMatch(name -> name.startsWith("machine"));
    return path;
  }

  private void isNotDecidedAboutWithoutACredential(ApplicationCredential first, String path) {
    int servers = cloud.servers().size();
    until(
        () -> {
          JsonNode asked = server.admin().untyped("POST", CLOUD + "/checks", "").json();
          assertThat(asked.path("trouble").path("code").asText())
              .as(asked.toString())
              .isEqualTo("CLOUD_CREDENTIALS_REFUSED");
          assertThat(asked.path("regions").size()).as("of before").isPositive();
        });
    until(() -> assertThat(server.admin().get(path).body()).contains("wrong or have ended"));
    assertThat(cloud.servers()).hasSize(servers);
    assertThat(keep(first).json().path("code").asText()).isEqualTo("CLOUD_CREDENTIALS_REFUSED");
  }

  private void isLookedAfterAgain(ApplicationCredential second, String path) {
    Wire.Answer changed = keep(second);
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    until(
        () -> {
          assertThat(state(path)).isEqualTo("configured");
          assertThat(server.admin().get(path).body()).doesNotContain("wrong or have ended");
        });
  }

  private void isForgottenWhenNothingIsOnIt(String path, SortedSet<String> before) {
    Wire.Answer early = server.admin().delete(CLOUD);
    assertThat(early.json().path("code").asText()).isEqualTo("CLOUD_IN_USE");
    assertThat(server.admin().delete(path).status()).isEqualTo(202);
    until(() -> assertThat(cloud.inventory()).isEqualTo(before));
    until(() -> assertThat(server.admin().delete(CLOUD).status()).isEqualTo(204));
    assertThat(server.admin().get("/api/v1/clouds").body()).isEqualTo("[]");
  }

  private String state(String path) {
    return server.admin().get(path).json().path("state").asText();
  }

  private static void until(Runnable assertions) {
    await().atMost(LIMIT).pollInterval(Duration.ofSeconds(2)).untilAsserted(assertions::run);
  }
}
