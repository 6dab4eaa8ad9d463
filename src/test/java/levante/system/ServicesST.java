package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
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
 * </table>
 */
@Tag("real")
class ServicesST {
  private static final Duration LIMIT = Duration.ofMinutes(20);

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
    String id =
        levante.server().admin().get("/api/v1/adopted").json().findValuesAsText("id").stream()
            .filter(one -> one.startsWith("edge-"))
            .findFirst()
            .orElseThrow();
    JsonNode config = levante.server().admin().get("/oscar/" + id + "/system/config").json();
    assertThat(config.path("minio_provider").path("endpoint").asText())
        .isEqualTo(levante.edgeStore().endpoint().toString());
    JsonNode services = levante.server().admin().get("/oscar/" + id + "/system/services").json();
    assertThat(services.findValuesAsText("name")).contains("called");
    Wire.Answer ran =
        levante.server().admin().post("/oscar/" + id + "/run/called", "text/plain", "not base64!");
    assertThat(ran.status()).as(ran.body()).isEqualTo(200);
    assertThat(new String(Base64.getMimeDecoder().decode(ran.body()), StandardCharsets.UTF_8))
        .isEqualTo("not base64!");
  }
}
