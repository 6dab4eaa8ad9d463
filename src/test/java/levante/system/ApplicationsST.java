package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The catalogue's Helm chart on a cluster of the sandbox, from its plan to its end.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>plan it; deploy it</td><td>the plan names it; it is ready after its cluster</td></tr>
 * <tr><td>kill the server; start it</td><td>it is ready still</td></tr>
 * <tr><td>plan another version; edit it</td><td>a change in place; it is ready again</td></tr>
 * <tr><td>plan without it; edit it</td><td>it goes, and the cluster stays</td></tr>
 * <tr><td>destroy it</td><td>it is gone</td></tr>
 * </table>
 */
class ApplicationsST {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String ALL = "/api/v1/infrastructures";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static LevanteServer server;

  @BeforeAll
  static void theServerStarts() {
    server = LevanteServer.start(folder.resolve("data"));
  }

  @AfterAll
  static void theServerIsStopped() {
    server.close();
  }

  private static String template(String id) {
    return server.admin().get("/api/v1/templates/" + id).body();
  }

  private static JsonNode seen(String id) {
    return server.admin().get(ALL + "/" + id).json();
  }

  private static void awaitConfigured(String id, int applications) {
    await()
        .atMost(LIMIT)
        .until(
            () -> {
              JsonNode now = seen(id);
              return now.path("state").asText().equals("configured")
                  && now.path("applications").size() == applications;
            });
  }

  private static JsonNode changes(String id, String query, String text) {
    Wire.Answer planned = server.admin().post(ALL + "/" + id + "/plan" + query, "text/yaml", text);
    assertThat(planned.status()).as(planned.body()).isEqualTo(200);
    return planned.json().path("changes");
  }

  private static void edit(String id, String query, String text) {
    Wire.Answer edited = server.admin().put(ALL + "/" + id + query, "text/yaml", text);
    assertThat(edited.status()).as(edited.body()).isEqualTo(200);
  }

  @Test
  void aChartIsPlannedDeployedChangedInPlaceTakenOffAndDestroyed() {
    String helm = template("helm-chart");
    String query = "?parent=kubernetes&input.helm_version=18.1.0";
    JsonNode plan = server.admin().post("/api/v1/plans" + query, "text/yaml", helm).json();
    assertThat(plan.path("not_carried_out")).isEmpty();
    assertThat(plan.path("steps").findValuesAsText("what")).contains("helm_chart");

    String id = server.admin().post(ALL + query, "text/yaml", helm).json().path("id").asText();
    awaitConfigured(id, 1);
    JsonNode chart = seen(id).path("applications").path(0);
    assertThat(chart.path("state").asText()).isEqualTo("ready");
    assertThat(chart.path("what").asText())
        .isEqualTo("chart nginx 18.1.0, https://charts.bitnami.com/bitnami");
    server.kill();
    server.restart();
    awaitConfigured(id, 1);
    itIsChangedInPlace(id, query, helm);
    itIsTakenOffAndItsClusterStays(id);
  }

  private static void itIsChangedInPlace(String id, String query, String helm) {
    String newer = query.replace("18.1.0", "18.2.0");
    JsonNode change = changes(id, newer, helm).path(0);
    assertThat(change.path("kind").asText()).isEqualTo("change");
    assertThat(change.path("what").asText()).isEqualTo("helm_chart");
    assertThat(change.path("reason").asText()).isEqualTo("version from 18.1.0 to 18.2.0");
    edit(id, newer, helm);
    await()
        .atMost(LIMIT)
        .until(
            () -> seen(id).path("applications").path(0).path("what").asText().contains("18.2.0"));
    awaitConfigured(id, 1);
  }

  private static void itIsTakenOffAndItsClusterStays(String id) {
    assertThat(changes(id, "", template("kubernetes")).findValuesAsText("kind"))
        .containsExactly("delete");
    edit(id, "", template("kubernetes"));
    awaitConfigured(id, 0);
    assertThat(seen(id).path("machines")).hasSize(3);
    assertThat(server.admin().get(ALL + "/" + id + "/events").body())
        .contains("application_ready", "application_removed");
  }

  @Test
  void oneWithItsApplicationsIsDestroyed() {
    String id =
        server
            .admin()
            .post(ALL + "?parent=kubernetes", "text/yaml", template("container-service"))
            .json()
            .path("id")
            .asText();
    awaitConfigured(id, 1);
    assertThat(server.admin().delete(ALL + "/" + id).status()).isEqualTo(202);
    await().atMost(LIMIT).until(() -> server.admin().get(ALL + "/" + id).status() == 404);
  }
}
