package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import levante.kernel.testbed.RealCluster;
import levante.kernel.testbed.RealStore;
import levante.system.infra.Bucket;
import levante.system.infra.LevanteServer;
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
 * <tr><td>put many small files while Levante, MinIO, the API server and a node are killed with
 * -9</td><td>a result of each, each from one job that succeeded</td></tr>
 * <tr><td>ask and call the adopted cluster by OSCAR's wire</td><td>its storage, its services, what the
 * script made</td></tr>
 * <tr><td>the same with nobody telling of new files</td><td>the same</td></tr>
 * </table>
 *
 * <p>{@code -Dlevante.files} tells how many small files.
 */
@Tag("real")
class ServicesST {
  private static final Duration LIMIT = Duration.ofMinutes(20);
  private static final int FILES = Integer.getInteger("levante.files", 60);

  private static final String COPY =
      """
      functions:
        oscar:
        - edge:
            name: %1$s
            image: busybox:1
            cpu: '0.05'
            memory: 32Mi
            script: |
              #!/bin/sh
              set -eu
              cp "$INPUT_FILE_PATH" "$TMP_OUTPUT_DIR/"
            input: [{storage_provider: minio, path: %1$s/in}]
            output: [{storage_provider: minio, path: %1$s/out}]
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RealCluster cluster;
  private static RealStore edgeStore;
  private static RealStore cloudStore;
  private static LevanteServer server;

  @BeforeAll
  static void theClusterTheStoragesAndTheServerStart() throws IOException {
    cluster = RealCluster.start(RealCluster.Images.SUPERVISOR_AND_VISION);
    cluster.join(1);
    cluster.join(2);
    edgeStore = RealStore.start(RealCluster.HERE);
    cloudStore = RealStore.start(RealCluster.HERE);
    server = LevanteServer.start(folder.resolve("data"), "levante.oscar.reconcile-period=PT5S");
    tellsOf(edgeStore, taken("edge", edgeStore));
    tellsOf(cloudStore, taken("cloud", cloudStore));
  }

  @AfterAll
  static void allStops() {
    server.close();
    edgeStore.close();
    cloudStore.close();
    cluster.close();
  }

  /** Adopts the cluster under that name and gives it that storage; what its hook is. */
  private static JsonNode taken(String name, RealStore store) throws IOException {
    Wire.Answer adopted =
        server
            .admin()
            .post(
                "/api/v1/adopted?name=" + name,
                "text/yaml",
                Files.readString(cluster.kubeconfig()));
    assertThat(adopted.status()).as(adopted.body()).isEqualTo(201);
    String given =
        "{\"endpoint\":\"%s\",\"access_key\":\"%s\",\"secret_key\":\"%s\",\"target\":\"%s\"}"
            .formatted(store.endpoint(), RealStore.ACCESS_KEY, RealStore.SECRET_KEY, RealStore.ARN);
    String id = adopted.json().path("id").asText();
    Wire.Answer attached = server.admin().put("/api/v1/storages/" + id, "application/json", given);
    assertThat(attached.status()).as(attached.body()).isEqualTo(200);
    assertThat(attached.body()).doesNotContain(RealStore.SECRET_KEY);
    return attached.json().path("hook");
  }

  private static void tellsOf(RealStore store, JsonNode hook) {
    store.tells(
        URI.create(hook.path("url").asText()), hook.path("token").asText(), RealStore.Queue.KEPT);
  }

  private static void apply(String fdl) {
    Wire.Answer applied =
        server.admin().post("/api/v1/services?infrastructure=adopted", "text/yaml", fdl);
    assertThat(applied.status()).as(applied.body()).isEqualTo(200);
  }

  private static Bucket bucket(RealStore store, String name) {
    return new Bucket(store.endpoint(), RealStore.ACCESS_KEY, RealStore.SECRET_KEY, name);
  }

  private static List<JsonNode> jobsOf(String service) {
    JsonNode jobs = server.admin().get("/api/v1/jobs").json().path("jobs");
    return IntStream.range(0, jobs.size())
        .mapToObj(jobs::get)
        .filter(job -> job.path("service").asText().equals(service))
        .toList();
  }

  @Test
  void theUseCaseRunsFromTheEdgesStorageToTheClouds() throws IOException {
    apply(Story.fdl());
    Bucket edge = bucket(edgeStore, Story.BUCKET);
    Bucket cloud = bucket(cloudStore, Story.BUCKET);
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
    await("jobs are recorded").atMost(LIMIT).until(() -> jobsOf("mask-detector").size() == 12);
  }

  @Test
  void noFileIsLostOrDoneTwiceWhateverIsKilled() throws IOException {
    apply(COPY.formatted("told"));
    Bucket bucket = bucket(edgeStore, "told");
    put(bucket, 0, FILES / 3);
    server.kill();
    put(bucket, FILES / 3, 2 * FILES / 3);
    server.restart();
    edgeStore.kill();
    edgeStore.again();
    put(bucket, 2 * FILES / 3, FILES);
    cluster.stopApi();
    server.kill();
    cluster.startApi();
    server.restart();
    cluster.lose(2);
    everyFileHasItsResult("told", bucket);
    cluster.join(2);
  }

  @Test
  void filesThatNobodyTellsOfAreFoundAndDoneOnce() throws IOException {
    apply(COPY.formatted("found"));
    Bucket bucket = bucket(edgeStore, "found");
    bucket.forgetRules();
    put(bucket, 0, FILES / 3);
    everyFileHasItsResult("found", bucket);
  }

  @Test
  void anAdoptedClusterIsCalledAsOscarIs() {
    apply(COPY.formatted("called"));
    String id =
        server.admin().get("/api/v1/adopted").json().findValuesAsText("id").stream()
            .filter(one -> one.startsWith("edge-"))
            .findFirst()
            .orElseThrow();
    JsonNode config = server.admin().get("/oscar/" + id + "/system/config").json();
    assertThat(config.path("minio_provider").path("endpoint").asText())
        .isEqualTo(edgeStore.endpoint().toString());
    JsonNode services = server.admin().get("/oscar/" + id + "/system/services").json();
    assertThat(services.findValuesAsText("name")).contains("called");
    Wire.Answer ran =
        server.admin().post("/oscar/" + id + "/run/called", "text/plain", "not base64!");
    assertThat(ran.status()).as(ran.body()).isEqualTo(200);
    assertThat(new String(Base64.getMimeDecoder().decode(ran.body()), StandardCharsets.UTF_8))
        .isEqualTo("not base64!");
  }

  private static void put(Bucket bucket, int from, int to) throws IOException {
    byte[] content = new byte[1024];
    for (int i = from; i < to; i++) {
      new Random(i).nextBytes(content);
      Path file = Files.write(folder.resolve("small"), content);
      bucket.upload("in/%04d é.bin".formatted(i), file);
    }
  }

  private static void everyFileHasItsResult(String service, Bucket bucket) {
    List<String> inputs = bucket.keys("in/");
    List<String> wanted =
        inputs.stream().map(key -> key.replaceFirst("in/", "out/")).sorted().toList();
    await("every file has its result")
        .atMost(LIMIT)
        .until(() -> bucket.keys("out/").stream().sorted().toList().equals(wanted));
    for (String key : inputs) {
      assertThat(bucket.eTag(key)).isEqualTo(bucket.eTag(key.replaceFirst("in/", "out/")));
    }
    await("every job is recorded")
        .atMost(LIMIT)
        .until(
            () ->
                jobsOf(service).stream()
                        .filter(job -> job.path("state").asText().equals("succeeded"))
                        .count()
                    == inputs.size());
  }
}
