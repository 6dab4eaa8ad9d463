package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import levante.kernel.testbed.RealCluster;
import levante.system.infra.Bucket;
import levante.system.infra.RealServices;
import levante.system.infra.Story;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services on a real Kubernetes with real nodes, adopted as two clusters, with a real MinIO each.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>adopt both, attach their storages, whose webhooks post to them; apply the use case; upload
 * its video</td><td>as many faces and masks as there are, in the cloud's storage</td></tr>
 * <tr><td>ask and call the adopted cluster by OSCAR's wire</td><td>its storage, its services, what the
 * script made</td></tr>
 * <tr><td>upload what the edge has no node for</td><td>the result of a replica, once, in the cloud's
 * storage</td></tr>
 * <tr><td>call a service that keeps pods</td><td>the same, without a job; and nothing is left in the
 * cluster when the service is gone</td></tr>
 * </table>
 */
@Tag("real")
class ServicesST {
  private static final Duration LIMIT = Duration.ofMinutes(20);

  /** The edge has no node of so much. */
  private static final String REPLICATED =
      """
      functions:
        oscar:
        - edge:
            name: heavy
            image: busybox:1
            cpu: '64'
            script: |
              #!/bin/sh
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
            input: [{storage_provider: minio, path: heavy/in}]
            output: [{storage_provider: minio, path: heavy/out}]
            replicas: [{type: oscar, cluster_id: cloud, service_name: twin}]
            rescheduler_threshold: 5
        - cloud:
            name: twin
            image: busybox:1
            cpu: '0.05'
            memory: 32Mi
            script: |
              #!/bin/sh
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
            output: [{storage_provider: minio, path: twin/out}]
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RealServices levante;

  @BeforeAll
  static void theClusterTheStoragesAndTheServerStart() throws IOException {
    levante = new RealServices(folder, RealCluster.Images.SUPERVISOR_AND_VISION);
  }

  @AfterAll
  static void allStops() {
    levante.close();
  }

  @Test
  void theUseCaseRunsFromTheEdgesStorageToTheClouds() throws IOException {
    levante.apply(Story.fdl());
    Bucket edge = levante.edge(Story.BUCKET);
    Bucket cloud = levante.cloud(Story.BUCKET);
    edge.upload("input/three_faces.mp4", Story.video());
    await("all pictures have results")
        .atMost(LIMIT)
        .until(
            () ->
                cloud.keys("result/").stream().filter(key -> key.endsWith(".json")).count() == 12);
    assertThat(cloud.keys("intermediate/")).hasSize(12);
    int faces = 0;
    int masks = 0;
    for (String key : cloud.keys("result/")) {
      if (key.endsWith(".json")) {
        for (JsonNode face : cloud.json(key).path("faces")) {
          faces++;
          masks += face.path("mask").asDouble() >= 0.5 ? 1 : 0;
        }
      }
    }
    assertThat(faces).isEqualTo(32);
    assertThat(masks).isEqualTo(16);
    await("jobs are recorded")
        .atMost(LIMIT)
        .until(() -> levante.jobsOf("mask-detector").size() == 12);
  }

  @Test
  void anAdoptedClusterIsCalledAsOscarIs() {
    levante.copies("called", 1, "1s");
    String id = levante.edgeId();
    JsonNode config = levante.server().admin().get("/oscar/" + id + "/system/config").json();
    assertThat(config.path("minio_provider").path("endpoint").asText())
        .isEqualTo(levante.edgeStore().endpoint().toString());
    JsonNode services = levante.server().admin().get("/oscar/" + id + "/system/services").json();
    assertThat(services.findValuesAsText("name")).contains("called");
    assertThat(answered(levante.calls("called"), "not base64!")).isEqualTo("not base64!");
  }

  @Test
  void callsOfAServiceThatKeepsPodsRunInThemAndNeedNoJobs() {
    String calls = levante.answers("quick", 0, 2);
    for (String body : List.of("the first", "the second", "é".repeat(1 << 19))) {
      assertThat(answered(calls, body)).isEqualTo(body);
    }
    assertThat(levante.jobsOf("quick")).isEmpty();
    Supplier<String> pods =
        () ->
            levante
                .cluster()
                .asked("get deployments,secrets -n levante-services -l levante/pool -o name");
    assertThat(pods.get()).contains("deployment.apps/quick-", "secret/quick-");
    String service = "/oscar/%s/system/services/quick".formatted(levante.edgeId());
    assertThat(levante.server().admin().delete(service).status()).isEqualTo(204);
    await("all that was kept for it is gone").atMost(LIMIT).until(() -> pods.get().isBlank());
  }

  @Test
  void aFileThatGetsNoNodeAtTheEdgeIsDoneOnceByItsReplicaInTheCloud() throws IOException {
    levante.apply(REPLICATED);
    Bucket edge = levante.edge("heavy");
    edge.upload("in/a.txt", Files.writeString(folder.resolve("a.txt"), "too much for the edge"));
    Bucket cloud = levante.cloud("twin");
    await("the replica has done it").atMost(LIMIT).until(() -> !cloud.keys("out/").isEmpty());
    assertThat(cloud.keys("out/")).containsExactly("out/a.txt");
    assertThat(cloud.eTag("out/a.txt")).isEqualTo(edge.eTag("in/a.txt"));
    await("its job is recorded").atMost(LIMIT).until(() -> state("twin").equals("succeeded"));
    assertThat(state("heavy")).isEqualTo("failed");
    assertThat(levante.jobsOf("heavy").get(0).path("failure").path("message").asText())
        .contains("/twin takes it");
    assertThat(edge.keys("out/")).isEmpty();
    await("nothing waits for a node")
        .atMost(LIMIT)
        .until(
            () ->
                levante
                    .cluster()
                    .asked(
                        "get pods -n levante-services --field-selector status.phase=Pending -o name")
                    .isBlank());
  }

  /** Of its one job. */
  private static String state(String service) {
    List<JsonNode> jobs = levante.jobsOf(service);
    return jobs.size() == 1 ? jobs.get(0).path("state").asText() : jobs.size() + " jobs";
  }

  private static String answered(String calls, String body) {
    Wire.Answer ran = levante.server().admin().post(calls, "text/plain", body);
    assertThat(ran.status()).as(ran.body()).isEqualTo(200);
    return new String(Base64.getMimeDecoder().decode(ran.body()), StandardCharsets.UTF_8);
  }
}
