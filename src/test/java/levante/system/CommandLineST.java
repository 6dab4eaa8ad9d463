package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import levante.system.infra.LevanteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole work of a person who has nothing but the command line.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>plan, apply twice</td><td>a price; one infrastructure, configured</td></tr>
 * <tr><td>status, outputs, diff, scale</td><td>it is as the template says, then has a worker more</td>
 * </tr>
 * <tr><td>services apply, put, logs, get, run</td><td>the file comes back as the script made it</td></tr>
 * <tr><td>destroy</td><td>nothing is left; again is no mistake</td></tr>
 * <tr><td>a wrong password, a wrong id</td><td>told, and the exit code is 1</td></tr>
 * </table>
 */
class CommandLineST {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String FDL =
      """
      functions:
        oscar:
        - cluster:
            name: shout
            image: debian:12
            script: shout.sh
            memory: 128Mi
            cpu: 0.1
            input: [{storage_provider: minio.default, path: words/in}]
            output: [{storage_provider: minio.default, path: words/out}]
      """;
  private static final String SCRIPT =
      """
      #!/bin/sh
      tr a-z A-Z < "$INPUT_FILE_PATH" > "$TMP_OUTPUT_DIR/$(basename "$INPUT_FILE_PATH")"
      echo "shouted $(basename "$INPUT_FILE_PATH")"
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static LevanteServer server;

  @BeforeAll
  static void aServerAndFiles() throws IOException {
    server = LevanteServer.start(folder.resolve("data"));
    Files.writeString(
        folder.resolve("t.yaml"), server.admin().get("/api/v1/templates/services-cluster").body());
    Files.writeString(folder.resolve("shout.sh"), SCRIPT);
    Files.writeString(folder.resolve("fdl.yaml"), FDL);
    Files.writeString(folder.resolve("a.txt"), "hello\n");
  }

  @AfterAll
  static void theServerStops() {
    server.close();
  }

  /** What a verb printed, and how it ended. */
  private record Said(int exit, String out, String err) {
    String well() {
      assertThat(exit).as(out + err).isZero();
      return out;
    }

    JsonNode json() throws IOException {
      return JSON.readTree(well());
    }
  }

  private static Said levante(String... words) throws IOException {
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(LevanteServer.command(words))
            .directory(folder.toFile())
            .redirectError(err.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.environment().put("LEVANTE_SERVER", server.base().toString());
    builder.environment().put("LEVANTE_PASSWORD", server.adminPassword());
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Said(process.exitValue(), out, Files.readString(err));
  }

  @Test
  void theWholeWorkIsDoneFromTheCommandLine() throws IOException {
    assertThat(levante("plan", "t.yaml").well()).contains("EUR a month", "quota of sandbox");
    assertThat(levante("apply", "t.yaml").exit()).as("nobody said yes").isEqualTo(1);
    JsonNode made =
        levante("apply", "t.yaml", "--yes", "--wait", "--timeout", "2m", "--json").json();
    String id = made.path("id").asText();
    assertThat(made.path("state").asText()).isEqualTo("configured");
    assertThat(levante("apply", "t.yaml", "--yes", "--json").json().path("id").asText())
        .isEqualTo(id);
    assertThat(levante("list", "--json").json()).hasSize(1);
    changed(id);
    String cluster = levante("outputs", id, "cluster").well().strip();
    served(id, cluster);
    assertThat(levante("destroy", id, "--yes", "--wait", "--timeout", "2m").well())
        .isEqualTo("nothing is left of " + id + "\n");
    assertThat(levante("destroy", id).well()).isEqualTo("nothing is left of " + id + "\n");
    assertThat(levante("status", id).exit()).isEqualTo(1);
  }

  private static void changed(String id) throws IOException {
    assertThat(levante("status", id).well()).contains("configured", "ready");
    assertThat(levante("diff", "t.yaml", id).well()).isEqualTo("nothing would change\n");
    JsonNode before = levante("status", id, "--json").json().path("machines");
    long workers =
        before.findValuesAsText("node_template").stream().filter("worker"::equals).count();
    String more = String.valueOf(workers + 1);
    assertThat(levante("scale", id, "worker", more, "--wait", "--timeout", "2m").well())
        .contains("it is done");
    assertThat(levante("status", id, "--json").json().path("machines")).hasSize(before.size() + 1);
  }

  private static void served(String id, String cluster) throws IOException {
    assertThat(levante("services", "apply", "fdl.yaml", "--infrastructure", id).well())
        .isEqualTo(cluster + "/shout: created\n");
    levante("put", "a.txt", cluster + ":words/in/").well();
    await()
        .atMost(LIMIT)
        .until(() -> levante("runs", "shout", "--state", "succeeded", "--json").json().size() == 1);
    assertThat(levante("logs", "-f", "shout").well()).contains("shouted a.txt");
    assertThat(levante("ls", cluster + ":words/out").well()).isEqualTo("out/a.txt\n");
    assertThat(levante("get", cluster + ":words/out/a.txt", "-").well()).isEqualTo("HELLO\n");
    assertThat(levante("run", "shout", "a.txt").well()).isEqualTo("HELLO\n");
    assertThat(levante("services", "delete", cluster + "/shout", "--yes").well())
        .contains("is removed");
  }

  @Test
  void whatIsWrongIsToldAndEndsWithItsExitCode() throws IOException {
    Files.writeString(folder.resolve("wrong"), "wrong");
    Said refused = levante("list", "--password-file", "wrong");
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("401");
    assertThat(refused.out()).isEmpty();
    assertThat(levante("put", "a.txt", "nowhere:b/k").exit()).isEqualTo(1);
    assertThat(levante("status", "nobody").err()).contains("404");
    assertThat(levante("plan", "none.yaml").exit()).isEqualTo(2);
  }
}
