package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import levante.system.infra.ForeignClient;
import levante.system.infra.ImClient;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Infrastructure Manager's clients against Levante, unchanged: its own client from the package
 * index, and the calls of CLUES's plug-in.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>create from RADL, RADL in JSON and TOSCA</td><td>configured, as the client says</td></tr>
 * <tr><td>ask for everything that the client can ask for</td><td>it is told</td></tr>
 * <tr><td>add, remove, stop, start, resize, configure anew</td><td>just that happens</td></tr>
 * <tr><td>export, import, destroy</td><td>the same machines, then nothing</td></tr>
 * </table>
 */
class ImClientST {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String RADL =
      """
      network publica (outbound = 'yes')
      network privada ()
      system front (
      cpu.arch='x86_64' and
      cpu.count>=1 and
      memory.size>=1024m and
      net_interface.0.connection = 'publica' and
      net_interface.1.connection = 'privada' and
      disk.0.os.name = 'linux'
      )
      system wn (
      cpu.count>=1 and
      memory.size>=1024m and
      net_interface.0.connection = 'privada'
      )
      contextualize ()
      deploy front 1
      deploy wn 1
      """;
  private static final String TOSCA =
      """
      tosca_definitions_version: tosca_simple_yaml_1_0
      imports:
        - grycap_custom_types: https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml
      topology_template:
        node_templates:
          front:
            type: tosca.nodes.indigo.Compute
            capabilities:
              endpoint: { properties: { network_name: PUBLIC } }
              host: { properties: { num_cpus: 1, mem_size: 1 GB } }
          wn:
            type: tosca.nodes.indigo.Compute
            capabilities:
              scalable: { properties: { count: 1 } }
              host: { properties: { num_cpus: 1, mem_size: 1 GB } }
        outputs:
          front_ip: { value: { get_attribute: [ front, public_address, 0 ] } }
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static LevanteServer server;
  private static ForeignClient client;

  @BeforeAll
  static void aServerAndTheClient() {
    server = LevanteServer.start(folder.resolve("data"), "levante.trusted-proxies=127.0.0.1");
    client = ImClient.of(server, folder);
  }

  @AfterAll
  static void theServerIsStopped() {
    server.close();
  }

  private static String created(String file, String text) {
    String id = client.call("create", client.file(file, text).toString()).lastWord();
    configured(id);
    return id;
  }

  /** The client's own wait sleeps half a minute where the state is not what it shall be yet. */
  private static void configured(String id) {
    is(id, "configured");
    client.call("wait", id);
  }

  private static void is(String id, String state) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(client.call("-q", "getstate", id).json().path("state").asText())
                    .isEqualTo(state));
  }

  private static JsonNode machines(String id) {
    return client.call("-q", "getstate", id).json().path("vm_states");
  }

  @Test
  void theClientDrivesAnInfrastructureOfRadlThroughItsLife() {
    String id = created("test.radl", RADL);
    assertThat(client.call("-q", "list").output()).contains(id);
    assertThat(client.call("getcontmsg", id).output())
        .contains("configured")
        .hasSizeGreaterThan(30);
    assertThat(client.call("getradl", id).output()).contains("system front", "deploy wn 1");
    assertThat(client.call("getinfo", id).output()).contains("system front", "system wn");
    assertThat(client.call("getvminfo", id, "0", "state").output()).contains("configured");
    assertThat(client.call("getvminfo", id, "0").output()).contains("net_interface.0.ip = '198.");
    assertThat(client.call("-q", "getvmcontmsg", id, "0").output()).isBlank();
    assertThat(client.call("sshvm", id, "0", "1").output()).contains("levante@198.");

    client.call(
        "addresource",
        id,
        client.file("add.radl", "network publica\nsystem wn\ndeploy wn 2").toString());
    configured(id);
    assertThat(machines(id)).hasSize(4);
    client.call("removeresource", id, "1,2");
    assertThat(machines(id)).hasSize(2);

    switchedOffAndOn(id);
    client.call("reconfigure", id);
    configured(id);
    destroyed(id);
  }

  private static void switchedOffAndOn(String id) {
    client.call("stopvm", id, "3");
    await().atMost(LIMIT).until(() -> machines(id).path("3").asText().equals("stopped"));
    client.call("startvm", id, "3");
    configured(id);
    client.call("rebootvm", id, "3");
    configured(id);
    client.call("stop", id);
    is(id, "stopped");
    client.call("start", id);
    configured(id);
  }

  private static void destroyed(String id) {
    client.call("destroy", id);
    assertThat(client.call("-q", "list").output()).doesNotContain(id);
    assertThat(client.attempt("getstate", id).exit()).isNotZero();
  }

  @Test
  void theClientDrivesAnInfrastructureOfToscaWithItsOutputsAndSharesIt() {
    String id = created("test.yaml", TOSCA);
    assertThat(client.call("-q", "getoutputs", id).json().path("front_ip").asText())
        .startsWith("198.");
    client.call(
        "addresource",
        id,
        client.file("add.yaml", TOSCA.replace("count: 1", "count: 3")).toString());
    configured(id);
    assertThat(machines(id)).hasSize(4);
    client.call(
        "addresource",
        id,
        client
            .file("less.yaml", TOSCA.replace("count: 1", "count: 1, removal_list: [ '2', '3' ]"))
            .toString());
    configured(id);
    assertThat(machines(id).has("1")).isTrue();
    assertThat(machines(id)).hasSize(2);

    String exported = client.call("-q", "export", id, "1").output();
    assertThat(client.call("-q", "list").output()).doesNotContain(id);
    String back =
        client.call("-q", "import", client.file("data.json", exported).toString()).lastWord();
    assertThat(back).isEqualTo(id);
    configured(id);
    assertThat(machines(id).has("1")).isTrue();
    client.call("destroy", id);
  }

  @Test
  void theClientSeesWhatTheCloudOffersAndAllows() {
    JsonNode images = client.call("-q", "cloudimages", "dummy").json();
    assertThat(images.findValuesAsText("uri")).isNotEmpty();
    assertThat(images.findValuesAsText("name")).hasSameSizeAs(images.findValuesAsText("uri"));
    JsonNode quotas = client.call("-q", "cloudusage", "dummy").json();
    assertThat(quotas.path("cores").path("limit").asInt()).isPositive();
    assertThat(quotas.path("instances").has("used")).isTrue();
    assertThat(client.attempt("cloudusage", "another").exit()).isNotZero();
    assertThat(client.call("-q", "getversion").output()).isNotBlank();
  }

  @Test
  void radlInJsonIsTakenToo() {
    String json =
        "[{\"class\": \"network\", \"id\": \"n\", \"outbound\": \"yes\"},"
            + "{\"class\": \"system\", \"id\": \"front\", \"cpu.count_min\": 1,"
            + " \"memory.size_min\": 536870912, \"net_interface.0.connection\": \"n\"},"
            + "{\"class\": \"deploy\", \"system\": \"front\", \"vm_number\": 1}]";
    String id = created("test.json", json);
    assertThat(machines(id)).hasSize(1);
    client.call("destroy", id);
  }

  @Test
  void cluesPowersNodesOnAndOffByItsOwnCalls() {
    Wire clues = new Wire(server.base(), server.imCredentials());
    String id = clues.post("/im/infrastructures", "text/yaml", TOSCA).header("InfID");
    String path = "/im/infrastructures/" + id;
    is(id, "configured");
    assertThat(clues.get("/im/infrastructures").body()).contains(path);
    assertThat(clues.get(path).body().lines()).hasSize(2);
    String worker = clues.get(path + "/vms/1", "Accept", "text/plain").body();
    assertThat(worker).contains("system wn (", "state = 'configured'");
    assertThat(clues.get(path + "/vms/1/contmsg").status()).isEqualTo(200);
    assertThat(clues.get(path + "/radl").body()).contains("deploy wn 1");

    String tosca = clues.get(path + "/tosca", "Accept", "text/plain").body();
    String uri =
        clues.post(path, "text/yaml", tosca.replace("count: 1", "count: 2")).body().strip();
    assertThat(uri).matches("http://.*/vms/2");
    is(id, "configured");
    assertThat(clues.order(path + "/vms/2/stop").status()).isEqualTo(200);
    await().atMost(LIMIT).until(() -> clues.get(path + "/vms/2/state").body().equals("stopped"));
    assertThat(clues.order(path + "/vms/2/start").status()).isEqualTo(200);
    is(id, "configured");
    assertThat(clues.delete(path + "/vms/2").status()).isEqualTo(200);
    assertThat(clues.get(path).body().lines()).hasSize(2);
    assertThat(clues.get(path + "/vms/2").status()).isEqualTo(404);
    assertThat(clues.delete(path + "?async=yes").status()).isEqualTo(200);
  }

  @Test
  void theWireRefusesAsTheInfrastructureManagerDoes() {
    Wire im = new Wire(server.base(), server.imCredentials());
    assertThat(im.get("/im/infrastructures/999999").status()).isEqualTo(404);
    Wire.Answer json = im.get("/im/infrastructures/999999", "Accept", "application/json");
    assertThat(json.json().path("code").asInt()).isEqualTo(404);
    assertThat(im.get("/im/infrastructures", "Accept", "image/png").status()).isEqualTo(415);
    assertThat(im.post("/im/infrastructures", "application/pdf", "x").status()).isEqualTo(415);
    assertThat(im.post("/im/infrastructures", "text/plain", "system (").status()).isEqualTo(400);
    assertThat(im.post("/im/infrastructures", "application/json", "{}").status()).isEqualTo(400);
    assertThat(im.get("/im/stats?init_date=yesterday").status()).isEqualTo(400);
    assertThat(im.get("/im/stats").json().path("stats").isArray()).isTrue();
    JsonNode dry =
        im.post("/im/infrastructures?dry_run=true", "text/yaml", TOSCA).json().path("dummy");
    assertThat(dry.path("cloudType").asText()).isEqualTo("Dummy");
    assertThat(dry.path("compute")).hasSize(2);
    assertThat(dry.path("compute").path(0).path("cpuCores").asInt()).isPositive();
    Wire nobody = new Wire(server.base(), "type = Dummy");
    assertThat(nobody.get("/im/infrastructures/0").status()).isEqualTo(401);
    assertThat(
            nobody.get("/im/version", "Accept", "application/json").json().path("version").asText())
        .isNotBlank();
  }

  @Test
  void urisFollowWhatATrustedProxySays() {
    Wire im = new Wire(server.base(), server.imCredentials());
    String id = im.post("/im/infrastructures", "text/yaml", TOSCA).header("InfID");
    Wire.Answer answer =
        im.get(
            "/im/infrastructures/" + id,
            "X-Forwarded-Proto",
            "https",
            "X-Forwarded-Host",
            "im.example",
            "X-Forwarded-Prefix",
            "/levante");
    assertThat(answer.body().lines())
        .allMatch(uri -> uri.startsWith("https://im.example/levante/im/infrastructures/" + id));
    assertThat(im.get("/im/infrastructures/" + id, "X-Forwarded-Host", "evil\"host").body())
        .startsWith(server.base().toString());
    im.delete("/im/infrastructures/" + id);
  }

  @Test
  void anEditIsPlannedAndThenMade() {
    Wire admin = server.admin();
    Wire.Answer made = admin.post("/api/v1/infrastructures", "text/yaml", TOSCA);
    String path = "/api/v1/infrastructures/" + made.json().path("id").asText();
    String more = TOSCA.replace("count: 1", "count: 2");
    JsonNode plan = admin.post(path + "/plan", "text/yaml", more).json();
    assertThat(plan.path("changes").findValuesAsText("kind")).containsExactly("create");
    assertThat(plan.path("plan").path("eur_per_hour").asDouble())
        .isGreaterThan(plan.path("eur_per_hour_before").asDouble());
    Wire.Answer edited = admin.put(path, "text/yaml", more);
    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
    assertThat(edited.json().findValuesAsText("kind")).containsExactly("create");
    assertThat(admin.post(path + "/plan", "text/yaml", more).json().path("changes")).isEmpty();
    admin.delete(path);
  }
}
