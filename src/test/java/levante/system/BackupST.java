package levante.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import levante.system.infra.LevanteServer;
import levante.system.infra.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup of a server that works, and a server that is started on it.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>raise a cluster with credentials that are kept sealed, add users, one from the command
 *     line; back up</td>
 *     <td>a file; nothing is left in the data folder, and the server goes on</td></tr>
 * <tr><td>add another user; kill -9; restore to another folder; start there</td>
 *     <td>all is as it was at the backup, and the cluster, whose credentials are opened, can be
 *     deleted; the later user is not there</td></tr>
 * <tr><td>stop; back up the folder that no server has</td><td>another file</td></tr>
 * </table>
 */
class BackupST {
  private static final String ALL = "/api/v1/infrastructures";
  private static final String PASSWORD = "a-long-enough-password";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  @Test
  void aBackupOfAServerThatWorksIsAServerAgain() throws IOException {
    Path file = folder.resolve("levante.backup");
    String id;
    LevanteServer first = LevanteServer.start(folder.resolve("data"));
    try {
      id = somethingIsMade(first);
      aUserIsAddedFromTheCommandLine(first);
      assertThat(levante(first, "backup", file.toString(), "--data", first.data().toString()))
          .contains("the backup is");
      assertThat(first.data().resolve("backups")).doesNotExist();
      first.addUsers(PASSWORD, "later");
    } finally {
      first.kill();
    }
    Path restored = folder.resolve("restored");
    assertThat(levante(first, "restore", file.toString(), "--data", restored.toString()))
        .contains("levante.mv.db");
    LevanteServer second = LevanteServer.start(restored);
    try {
      allIsAsItWas(second, id);
    } finally {
      second.close();
    }
    Path stopped = folder.resolve("stopped.backup");
    assertThat(levante(second, "backup", stopped.toString(), "--data", restored.toString()))
        .contains("the backup is");
    assertThat(stopped).isNotEmptyFile();
  }

  private static String somethingIsMade(LevanteServer server) {
    Wire admin = server.admin();
    server.addUsers(PASSWORD, "ada");
    String template = admin.get("/api/v1/templates/edge-to-cloud").body();
    Wire sealed = new Wire(server.base(), server.imCredentials());
    String id = sealed.post(ALL, "text/yaml", template).json().path("id").asText();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> infrastructure(admin, id).path("state").asText().equals("configured"));
    return id;
  }

  private static void aUserIsAddedFromTheCommandLine(LevanteServer server) throws IOException {
    Path password = Files.writeString(folder.resolve("new-password"), PASSWORD + "\n");
    levante(server, "users", "add", "bob", "--new-password-file", password.toString());
    assertThat(levante(server, "users", "list")).containsPattern("bob +user +password");
  }

  private static JsonNode infrastructure(Wire wire, String id) {
    return wire.get(ALL + "/" + id).json();
  }

  private static void allIsAsItWas(LevanteServer server, String id) {
    Wire admin = server.admin();
    assertThat(infrastructure(admin, id).path("state").asText()).isEqualTo("configured");
    Wire ada = new Wire(server.base(), "ada", PASSWORD);
    assertThat(ada.get(ALL).body()).isEqualTo("[]");
    assertThat(new Wire(server.base(), "later", PASSWORD).get(ALL).status()).isEqualTo(401);
    assertThat(admin.get("/admin/audit?who=admin&as=csv").body())
        .contains(",REST v1,POST,api/v1/users,", ",command line,POST,api/v1/users,");
    assertThat(admin.delete(ALL + "/" + id).status()).isEqualTo(202);
    await().atMost(Duration.ofMinutes(2)).until(() -> admin.get(ALL + "/" + id).status() == 404);
  }

  /** A verb as that server's admin; what it prints. */
  private static String levante(LevanteServer server, String... words) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(LevanteServer.command(words)).redirectErrorStream(true);
    builder.environment().put("LEVANTE_SERVER", server.base().toString());
    builder.environment().put("LEVANTE_PASSWORD", server.adminPassword());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.onExit().join().exitValue()).as(said).isZero();
    return said;
  }
}
