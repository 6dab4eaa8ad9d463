package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What holds an infrastructure and what ends it, over all wires of one server.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>lock it; destroy, stop</td><td>409 on both wires, with who locked it</td></tr>
 * <tr><td>hibernate it by the command line; kill; start; wake it</td>
 *     <td>stopped and without cost, then configured, the same machine</td></tr>
 * <tr><td>ask what has drifted</td><td>nothing, by the exit code too</td></tr>
 * <tr><td>let it end in a moment</td><td>warned of, gone, with the reason told</td></tr>
 * </table>
 */
class LifeST {
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

  private static String create(String query) {
    String template = server.admin().get("/api/v1/templates/single-machine").body();
    Wire.Answer made = server.admin().post(ALL + query, "text/yaml", template);
    assertThat(made.status()).as(made.body()).isEqualTo(201);
    return made.json().path("id").asText();
  }

  private static JsonNode seen(String id) {
    return server.admin().get(ALL + "/" + id).json();
  }

  private static void awaitState(String id, String state) {
    await().atMost(LIMIT).until(() -> seen(id).path("state").asText().equals(state));
  }

  private static String said(int exit, String... words) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(
        List.of(
            "--server",
            server.base().toString(),
            "--password-file",
            server.data().resolve("admin-password").toString()));
    Process process =
        new ProcessBuilder(LevanteServer.command(all.toArray(String[]::new)))
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(exit);
    return said;
  }

  @Test
  void aLockedOneIsRefusedOnBothWiresUntilItIsUnlocked() throws Exception {
    String id = create("");
    assertThat(said(0, "lock", id, "--reason", "a course")).contains("locked by admin since");
    Wire.Answer ours = server.admin().delete(ALL + "/" + id);
    assertThat(ours.status()).isEqualTo(409);
    assertThat(ours.json().path("code").asText()).isEqualTo("LOCKED");
    Wire im = new Wire(server.base(), server.imCredentials());
    Wire.Answer theirs = im.delete("/im/infrastructures/" + id, "Accept", "application/json");
    assertThat(theirs.status()).isEqualTo(409);
    assertThat(theirs.json().path("code").asInt()).isEqualTo(409);
    assertThat(theirs.json().path("message").asText()).contains("locked by admin", "a course");
    assertThat(im.order("/im/infrastructures/" + id + "/stop").status()).isEqualTo(409);
    assertThat(said(0, "list")).contains(id, "locked by admin");
    said(0, "unlock", id);
    assertThat(server.admin().delete(ALL + "/" + id).status()).isEqualTo(202);
  }

  @Test
  void itHibernatesAndWakesThroughAKill() throws Exception {
    String id = create("");
    awaitState(id, "configured");
    String machine = seen(id).path("machines").path(0).path("name").asText();
    assertThat(seen(id).path("eur_per_hour").asDouble()).isPositive();
    assertThat(said(0, "hibernate", id)).isEqualTo(id + " is hibernated\n");
    server.kill();
    server.restart();
    awaitState(id, "stopped");
    assertThat(seen(id).path("eur_per_hour").asDouble()).isZero();
    assertThat(said(0, "wake", id)).isEqualTo(id + " is waking\n");
    await().atMost(LIMIT).until(() -> seen(id).path("activity").asText().equals("awake"));
    assertThat(seen(id).path("state").asText()).isEqualTo("configured");
    assertThat(seen(id).path("machines").path(0).path("name").asText()).isEqualTo(machine);
    assertThat(said(0, "drift", id, "--policy", "report"))
        .isEqualTo(id + ": nothing has drifted; the policy is 'report'\n");
    assertThat(said(0, "drift", id)).contains("nothing has drifted");
    said(0, "repair", id);
  }

  @Test
  void aLifetimeIsWarnedOfAndThenOver() throws Exception {
    String id = create("?ttl=PT1H");
    assertThat(seen(id).path("lifetime").path("end").asText()).isNotBlank();
    assertThat(said(0, "ttl", id, "never")).contains("has no end");
    assertThat(said(1, "ttl", id, "soon")).contains("ttl is 'soon'");
    said(0, "ttl", id, "PT6S");
    await().atMost(LIMIT).until(() -> server.admin().get(ALL + "/" + id).status() == 404);
    List<String> kinds =
        server.admin().get(ALL + "/" + id + "/events").json().findValuesAsText("kind");
    assertThat(kinds).containsSubsequence("destroyed", "destroy_asked", "lifetime_warning");
  }
}
