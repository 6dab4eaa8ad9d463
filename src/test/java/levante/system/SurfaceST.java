package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import levante.kernel.DescribedWire;
import levante.system.infra.LevanteServer;
import levante.system.infra.Story;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a client meets at the surface, good and bad, on one running server.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>start; submit the template; apply the services</td><td>both clusters ready</td></tr>
 * <tr><td>send what is wrong: credentials, YAML, FDL, media types, sizes</td>
 *     <td>the stated code, where it is, and nothing made</td></tr>
 * <tr><td>ask as another user</td><td>nothing of the first is there</td></tr>
 * <tr><td>upload broken files</td><td>failed jobs with a clear log, no output</td></tr>
 * </table>
 */
class SurfaceST {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String CLOUD_SECRET = "a-cloud-password-nobody-may-read";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static LevanteServer server;
  private static Story story;

  @BeforeAll
  static void theUseCaseIsSetUp() {
    server = LevanteServer.start(folder.resolve("data"), "levante.oscar.reconcile-period=PT3S");
    story = new Story(server, "surface");
    story.submit();
    await().atMost(LIMIT).until(story::ready);
    story.applyServices();
  }

  @AfterAll
  static void theServerIsStopped() {
    server.close();
  }

  @Test
  void badYamlIs400WithLineAndColumnOnBothWires() {
    String broken = "tosca_definitions_version: tosca_simple_yaml_1_3\ntopology_template: [\n";
    Wire.Answer ours = server.admin().post("/api/v1/infrastructures", "text/yaml", broken);
    assertThat(ours.status()).isEqualTo(400);
    JsonNode first = ours.json().path("diagnostics").path(0);
    assertThat(first.path("line").asInt()).isPositive();
    assertThat(first.path("column").asInt()).isPositive();
    assertThat(first.path("code").asText()).isEqualTo("INVALID_YAML");
    Wire.Answer im =
        server
            .admin()
            .post("/im/infrastructures", "text/yaml", broken, "Accept", "application/json");
    assertThat(im.status()).isEqualTo(400);
    assertThat(im.json().path("code").asInt()).isEqualTo(400);
    assertThat(im.json().path("message").asText()).contains("template.yaml:");
  }

  @Test
  void validationAnswersEveryProblemOrTheTopology() {
    String good = server.admin().get("/api/v1/templates/single-machine").body();
    JsonNode valid = server.admin().post("/api/v1/templates/validate", "text/yaml", good).json();
    assertThat(valid.path("valid").asBoolean()).isTrue();
    assertThat(valid.path("topology").path("node_templates").findValuesAsText("name"))
        .containsExactly("machine");
    Wire.Answer bad =
        server
            .admin()
            .post(
                "/api/v1/templates/validate",
                "text/yaml",
                good.replace("num_cpus", "num_cpu").replace("nodes.Machine", "nodes.Machin"));
    assertThat(bad.status()).isEqualTo(200);
    assertThat(bad.json().path("valid").asBoolean()).isFalse();
    assertThat(bad.json().path("diagnostics").path(0).path("line").asInt()).isPositive();
  }

  @Test
  void whatNothingCarriesOutYetIsPlannedWithAPriceAndNotDeployed() {
    String part =
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        imports: [ levante-profile.yaml ]
        topology_template:
          node_templates:
            machine: { type: levante.nodes.Machine }
            outside: { type: tosca.nodes.Compute, directives: [ select ] }
        """;
    JsonNode plan = server.admin().post("/api/v1/plans", "text/yaml", part).json();
    assertThat(plan.path("eur_per_hour").asDouble()).isPositive();
    assertThat(plan.path("not_carried_out").findValuesAsText("name")).containsExactly("outside");
    Wire.Answer refused = server.admin().post("/api/v1/infrastructures", "text/yaml", part);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("message").asText()).contains("outside");
  }

  @Test
  void aTemplateComesAsJsonWithParentsAndItsFormIsAsked() {
    JsonNode form =
        server.admin().get("/api/v1/templates/add-elasticity", "Accept", "application/json").json();
    assertThat(form.path("tabs").path(0).path("fields").findValuesAsText("name"))
        .contains("max_workers");
    String body =
        "{\"template\": \"tosca_definitions_version: tosca_simple_yaml_1_3\","
            + " \"parents\": [\"kubernetes\"], \"inputs\": {\"workers\": 3}}";
    JsonNode seen =
        server.admin().post("/api/v1/templates/validate", "application/json", body).json();
    assertThat(seen.path("valid").asBoolean()).as(seen.toString()).isTrue();
    assertThat(seen.path("topology").path("node_templates").toString()).contains("\"count\":3");
  }

  @Test
  void theFormOfAnOwnTemplateIsAskedWithWhatFitsItAndBadYamlIs400() {
    String own =
        server.admin().get("/api/v1/templates/kubernetes").body().replace("workers", "helpers");
    Wire.Answer sent = server.admin().post("/api/v1/templates/forms", "text/yaml", own);
    assertThat(sent.status()).as(sent.body()).isEqualTo(200);
    assertThat(sent.json().path("template").path("id").isNull()).isTrue();
    assertThat(sent.json().path("template").path("children").toString()).contains("helm-chart");
    assertThat(sent.json().path("tabs").findValuesAsText("name")).contains("helpers");
    String child =
        "{\"template\": \"tosca_definitions_version: tosca_simple_yaml_1_3\","
            + " \"parents\": [\"kubernetes\"]}";
    JsonNode whole =
        server.admin().post("/api/v1/templates/forms", "application/json", child).json();
    assertThat(whole.path("tabs").findValuesAsText("name")).contains("workers");
    Wire.Answer broken = server.admin().post("/api/v1/templates/forms", "text/yaml", "a: [");
    assertThat(broken.status()).isEqualTo(400);
    assertThat(broken.json().path("diagnostics").path(0).path("line").asInt()).isPositive();
  }

  @Test
  void aPictureOfTheCatalogueIsKeptAskedAgainAndRunsNothing() {
    Wire nobody = new Wire(server.base(), "Basic nobody");
    Wire.Answer picture = nobody.get("/assets/images/helm.svg");
    assertThat(picture.status()).isEqualTo(200);
    assertThat(picture.header("Content-Type")).isEqualTo("image/svg+xml");
    assertThat(picture.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(picture.header("Content-Security-Policy"))
        .startsWith("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(picture.header("Cache-Control")).startsWith("no-cache");
    String tag = picture.header("ETag");
    assertThat(nobody.get("/assets/images/helm.svg", "If-None-Match", tag).status()).isEqualTo(304);
    assertThat(nobody.get("/assets/images/gpu.svg", "If-None-Match", tag).status()).isEqualTo(200);
    for (String escape :
        new String[] {
          "none.svg",
          "..%2Fhelm-chart.yaml",
          "%2e%2e/%2e%2e/templates/helm-chart.yaml",
          "..%2Fimages%2Fhelm.svg",
          "%252e%252e%252fhelm-chart.yaml",
          "helm.svg%00.yaml",
          "..%5Chelm-chart.yaml"
        }) {
      Wire.Answer answer = nobody.get("/assets/images/" + escape);
      assertThat(answer.status()).as(escape).isIn(400, 404);
      assertThat(answer.body()).as(escape).doesNotContain("tosca_definitions_version");
    }
  }

  @Test
  void everyMistakeOfATemplateIsNamedAtOnce() {
    String template =
        story
            .template()
            .replace("num_cpus: 2", "num_cpu: 2")
            .replace("levante.nodes.K3s", "levante.nodes.K3");
    JsonNode diagnostics =
        server.admin().post("/api/v1/plans", "text/yaml", template).json().path("diagnostics");
    assertThat(diagnostics.findValuesAsText("code"))
        .contains("UNRECOGNIZED_PROPERTY", "TYPE_NOT_FOUND");
  }

  @Test
  void wrongCredentialsAre401BeforeTheBodyIsParsed() {
    Wire wrong = new Wire(server.base(), "admin", "wrong");
    for (String path :
        new String[] {
          "/api/v1/infrastructures", "/im/infrastructures", "/api/v1/services", "/api/v1/plans"
        }) {
      Wire.Answer answer = wrong.post(path, "text/yaml", "{ not: [ yaml");
      assertThat(answer.status()).as(path).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).as(path).startsWith("Basic");
    }
    Wire imWrong =
        new Wire(server.base(), "type = InfrastructureManager; username = admin; password = wrong");
    assertThat(imWrong.get("/im/infrastructures").status()).isEqualTo(401);
  }

  @Test
  void anotherUserSeesNothingOfTheFirst() {
    server.addUsers("correct horse battery", "bea");
    Wire bea = new Wire(server.base(), "bea", "correct horse battery");
    String cluster = story.outputs().path("cloud_cluster").asText();
    assertThat(bea.get("/api/v1/infrastructures").json()).isEmpty();
    assertThat(bea.get("/im/infrastructures").body()).isBlank();
    assertThat(bea.get("/api/v1/infrastructures/" + story.id()).status()).isEqualTo(404);
    assertThat(bea.get("/im/infrastructures/" + story.id() + "/outputs").status()).isEqualTo(403);
    assertThat(bea.get("/api/v1/infrastructures/" + story.id() + "/leftovers").status())
        .isEqualTo(404);
    assertThat(bea.delete("/im/infrastructures/" + story.id()).status()).isEqualTo(403);
    assertThat(bea.get("/api/v1/clusters/" + cluster + "/nodes").status()).isEqualTo(404);
    assertThat(bea.get("/api/v1/clusters/" + cluster + "/work").status()).isEqualTo(404);
    assertThat(bea.get("/api/v1/clusters/" + cluster + "/work/world").status()).isEqualTo(404);
    assertThat(bea.post("/api/v1/clusters/" + cluster + "/pools/x/nodes", "text/yaml", "").status())
        .isEqualTo(404);
    String scaling = "/api/v1/clusters/" + cluster + "/scaling";
    assertThat(bea.get(scaling).status()).isEqualTo(404);
    assertThat(bea.put(scaling, "text/yaml", "policy: lean").status()).isEqualTo(404);
    assertThat(bea.post(scaling + "/plan", "text/yaml", "policy: lean").status()).isEqualTo(404);
    assertThat(bea.delete(scaling).status()).isEqualTo(404);
    assertThat(bea.get("/oscar/" + cluster + "/system/services").status()).isEqualTo(404);
    assertThat(bea.get("/api/v1/services").json()).isEmpty();
    assertThat(bea.get("/api/v1/jobs").json().path("jobs")).isEmpty();
    assertThat(bea.get("/api/v1/decisions").json()).isEmpty();
    Wire.Answer theirs =
        bea.post("/api/v1/services?infrastructure=" + story.id(), "text/yaml", Story.fdl());
    assertThat(theirs.status()).as(theirs.body()).isEqualTo(404);
    assertThat(bea.post("/api/v1/users", "application/json", "{}").status()).isEqualTo(403);
  }

  @Test
  void cloudCredentialsAreEncryptedInTheDatabase() throws IOException {
    Wire.Answer made =
        server
            .adminWith("id = dummy; type = Dummy; username = me; password = '" + CLOUD_SECRET + "'")
            .post(
                "/im/infrastructures",
                "text/yaml",
                server.admin().get("/api/v1/templates/single-machine").body());
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertThat(made.header("InfID")).isNotBlank();
    try (Stream<Path> files = Files.walk(server.data())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes.contains(CLOUD_SECRET)).as(file.toString()).isFalse();
      }
    }
    server.admin().delete("/im/infrastructures/" + made.header("InfID"));
  }

  @Test
  void theSecretFilesAreTheOwnersAlone() throws IOException {
    for (String secret : new String[] {"admin-password", "secret.key"}) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(server.data().resolve(secret))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void anEmptyFileAndATextCalledVideoAreFailedJobsWithAClearLogAndNoOutput() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    Path text = Files.writeString(folder.resolve("text.mp4"), "I am no video\n");
    story.upload(empty);
    story.upload(text);
    await().atMost(LIMIT).until(() -> failed("input/empty.mp4") && failed("input/text.mp4"));
    for (JsonNode job : story.jobs()) {
      String key = job.path("input").path("key").asText();
      if (key.equals("input/empty.mp4") || key.equals("input/text.mp4")) {
        assertThat(job.path("outputs")).isEmpty();
        assertThat(job.path("failure").path("kind").asText()).isEqualTo("script");
        assertThat(job.path("failure").path("exit_code").asInt()).isPositive();
        String log =
            server.admin().get("/api/v1/jobs/" + job.path("name").asText() + "/log").body();
        assertThat(log).contains(key.contains("empty") ? "empty" : "video");
      }
    }
    assertThat(story.keys("cloud", "intermediate/empty")).isEmpty();
    assertThat(story.keys("cloud", "intermediate/text")).isEmpty();
  }

  private static boolean failed(String key) {
    for (JsonNode job : story.jobs()) {
      if (job.path("input").path("key").asText().equals(key)
          && job.path("state").asText().equals("failed")) {
        return true;
      }
    }
    return false;
  }

  @Test
  void oscarsClientFindsItsServicesAndLogs() {
    String endpoint = "/oscar/" + story.outputs().path("edge_cluster").asText();
    JsonNode services = story.ok(endpoint + "/system/services");
    assertThat(services.findValuesAsText("name")).contains("anon-and-split");
    JsonNode one = story.ok(endpoint + "/system/services/anon-and-split");
    assertThat(one.path("cluster_id").asText()).isNotBlank();
    assertThat(one.path("token").asText()).matches("[0-9a-f]{64}");
    assertThat(one.path("script").asText()).startsWith("#!/bin/sh");
    assertThat(story.ok(endpoint + "/system/logs/anon-and-split").has("jobs")).isTrue();
    assertThat(server.admin().get(endpoint + "/system/services/nobody").status()).isEqualTo(404);
    String echo =
        "{\"name\": \"echo\", \"image\": \"x\", \"script\": \"#!/bin/sh\\necho hello\\n\","
            + " \"memory\": \"128Mi\", \"cpu\": \"0.1\","
            + " \"input\": [{\"storage_provider\": \"minio\", \"path\": \"echo/in\"}]}";
    assertThat(
            server.admin().post(endpoint + "/system/services", "application/json", echo).status())
        .isEqualTo(201);
    assertThat(server.admin().delete(endpoint + "/system/services/echo").status()).isEqualTo(204);
    assertThat(server.admin().get(endpoint + "/system/services/echo").status()).isEqualTo(404);
  }

  @Test
  void badFdlIs400WithLineAndColumn() {
    Wire.Answer answer =
        server
            .admin()
            .post(
                "/api/v1/services?infrastructure=" + story.id(),
                "text/yaml",
                Story.fdl().replace("memory: 2Gi", "memory: 2GiB"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("diagnostics").path(0).path("line").asInt()).isEqualTo(7);
  }

  @Test
  void imsStateAndVmListHaveTheirForm() {
    JsonNode state = story.ok("/im/infrastructures/" + story.id() + "/state").path("state");
    assertThat(state.path("state").asText()).isEqualTo("configured");
    assertThat(state.path("vm_states").path("0").asText()).isEqualTo("configured");
    Wire.Answer machines = server.admin().get("/im/infrastructures/" + story.id());
    assertThat(machines.header("Content-Type")).startsWith("text/uri-list");
    assertThat(machines.body().lines()).allMatch(line -> line.matches("http://.*/vms/[0-9]+"));
    Wire.Answer json =
        server.admin().get("/im/infrastructures/" + story.id(), "Accept", "application/json");
    assertThat(json.json().path("uri-list").path(0).path("uri").asText()).contains("/vms/");
  }

  @Test
  void theServerSaysThatItIsWellAndWhatItIs() {
    Wire nobody = new Wire(server.base(), "Basic nobody");
    assertThat(nobody.get("/health/ready").status()).isEqualTo(200);
    assertThat(nobody.get("/health/live").status()).isEqualTo(200);
    assertThat(nobody.get("/api/v1/version").json().path("version").asText()).isNotBlank();
    assertThat(nobody.get("/im/version").status()).isEqualTo(200);
    assertThat(nobody.get("/metrics").body())
        .contains("levante_elasticity_pods_pending", "levante_jobs_ran_seconds", "levante_files_");
  }

  @Test
  void whatIsAnsweredIsAsTheServedDocumentDescribesIt() throws IOException {
    String text = new Wire(server.base(), "Basic nobody").get("/api/v1/openapi.yaml").body();
    DescribedWire wire = DescribedWire.of(text);
    story.upload(Files.writeString(folder.resolve("described.mp4"), "I am no video\n"));
    await().atMost(LIMIT).until(() -> failed("input/described.mp4"));
    assertThat(asked(wire)).filteredOn(one -> one.startsWith("200 ")).hasSizeGreaterThan(20);
    for (String call : List.of("/plans", "/templates/validate", "/templates/forms")) {
      Wire.Answer answer = server.admin().post("/api/v1" + call, "text/yaml", story.template());
      assertThat(wire.misfits("POST /api/v1" + call, 200, answer.json())).as(call).isEmpty();
    }
    JsonNode refused = server.admin().post("/api/v1/plans", "text/yaml", "a: [").json();
    assertThat(wire.misfits("POST /api/v1/plans", 400, refused)).isEmpty();
  }

  /** Asks all that can be asked without more than this story, and says what answered how. */
  private static List<String> asked(DescribedWire wire) {
    List<String> asked = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : wire.operations().entrySet()) {
      String call = one.getKey();
      String path =
          call.replaceFirst("^GET ", "")
              .replace("templates/{id}", "templates/single-machine")
              .replace("jobs/{name}", "jobs/" + story.jobs().path(0).path("name").asText())
              .replace("{id}", story.id())
              .replace("{cluster}", story.outputs().path("cloud_cluster").asText());
      if (call.startsWith("GET ")
          && !path.contains("{")
          && one.getValue().at("/responses/200/content").has("application/json")) {
        Wire.Answer answer = server.admin().get(path, "Accept", "application/json");
        assertThat(wire.misfits(call, answer.status(), answer.json())).as(path).isEmpty();
        asked.add(answer.status() + " " + call);
      }
    }
    return asked;
  }

  @Test
  void scalingRulesAreCheckedHoldAtOnceAndAreWrittenOverOnlyWhenTheyWereRead() {
    String cluster = story.outputs().path("cloud_cluster").asText();
    String scaling = "/api/v1/clusters/" + cluster + "/scaling";
    Wire admin = server.admin();
    assertThat(story.ok(scaling).path("version").asLong()).isZero();
    JsonNode wrong = admin.put(scaling, "text/yaml", "pools:\n  cloud-worker: {max: 99}\n").json();
    assertThat(wrong.path("diagnostics").path(0).path("line").asInt()).isEqualTo(2);
    String two = "pools: {cloud-worker: {min: 2}} # café\n";
    JsonNode plan = admin.post(scaling + "/plan", "text/yaml", two).json();
    assertThat(plan.path("comes").toString()).contains("Pool cloud-worker has 2 to ");
    Wire.Answer first = admin.put(scaling, "text/yaml", two);
    assertThat(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(first.json().path("in_force").path("pools").path(0).path("min").asInt())
        .isEqualTo(2);
    await().atMost(LIMIT).until(() -> nodes(cluster).size() >= 2);
    assertThat(admin.get(scaling, "Accept", "text/yaml").body()).isEqualTo(two);
    assertThat(admin.put(scaling, "text/yaml", "policy: lean").status()).isEqualTo(409);
    assertThat(admin.put(scaling, "text/yaml", "policy: lean", "If-Match", "\"7\"").status())
        .isEqualTo(409);
    assertThat(
            admin
                .put(scaling, "text/yaml", "policy: lean", "If-Match", first.header("ETag"))
                .json()
                .path("version")
                .asLong())
        .isEqualTo(2);
    assertThat(admin.delete(scaling, "If-Match", "\"1\"").status()).isEqualTo(409);
    assertThat(admin.delete(scaling, "If-Match", "\"2\"").json().path("version").asLong()).isZero();
  }

  private JsonNode nodes(String cluster) {
    return story.ok("/api/v1/clusters/" + cluster + "/nodes").path("nodes");
  }

  @Test
  void nodesAreHandledByHandAsWithClues() {
    String cluster = story.outputs().path("cloud_cluster").asText();
    String of = "/api/v1/clusters/" + cluster;
    Wire admin = server.admin();
    assertThat(admin.post(of + "/pools/cloud-worker/nodes?count=99", "text/yaml", "").status())
        .isEqualTo(409);
    assertThat(admin.post(of + "/pools/cloud-worker/nodes", "text/yaml", "").status())
        .isEqualTo(202);
    await().atMost(LIMIT).until(() -> nodes(cluster).findValuesAsText("state").contains("idle"));
    String node = nodes(cluster).path(0).path("name").asText();
    assertThat(admin.order(of + "/nodes/" + node + "/disabled").json().path("text").asText())
        .isEqualTo("node " + node + " is disabled");
    JsonNode info = story.ok(of + "/nodes/" + node);
    assertThat(info.path("node").path("disabled_by").asText()).isEqualTo("admin");
    assertThat(admin.delete(of + "/nodes/" + node).status()).isEqualTo(202);
    await().atMost(LIMIT).until(() -> !nodes(cluster).findValuesAsText("name").contains(node));
    assertThat(story.ok(of + "/acts").findValuesAsText("verb"))
        .containsSubsequence("poweroff", "disable", "poweron");
    // Written at the look after the one that no longer lists the node.
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(admin.get(of + "/history/states", "Accept", "text/csv").body())
                    .startsWith("time,node,pool,was,state\n")
                    .contains(node + ",cloud-worker,pow_off,off"));
    assertThat(story.ok(of + "/history/counts").findValuesAsText("pow_on")).contains("1");
  }

  @Test
  void theWorkOfAClusterIsATraceForWhatif() {
    String work = "/api/v1/clusters/" + story.outputs().path("cloud_cluster").asText() + "/work";
    Wire.Answer trace = server.admin().get(work + "?last=P7D");
    assertThat(trace.status()).as(trace.body()).isEqualTo(200);
    assertThat(trace.header("Content-Type")).startsWith("text/csv");
    assertThat(trace.body().lines())
        .contains("submit_s,duration_s,cpu,memory_mib,gpu,gang,priority")
        .last()
        .asString()
        .contains(" pods; left out as they were never seen with a node: ");
    assertThat(server.admin().get(work + "?from=noon").status()).isEqualTo(400);
    assertThat(server.admin().get(work + "?last=ever").status()).isEqualTo(400);
    JsonNode world = story.ok(work + "/world");
    assertThat(world.path("pool").asText()).isEqualTo("cloud-worker");
    assertThat(world.path("cpu").asDouble()).isPositive();
    assertThat(world.path("idle_s").asInt()).isPositive();
    assertThat(world.has("boot_s")).isTrue();
  }

  @Test
  void aHookWithoutItsTokenIs401() {
    String cluster = story.outputs().path("edge_cluster").asText();
    Wire stranger = new Wire(server.base(), "Bearer 0000");
    assertThat(stranger.post("/hooks/" + cluster, "application/json", "{}").status())
        .isEqualTo(401);
  }
}
