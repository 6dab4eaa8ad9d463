package levante.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import levante.system.browse.Stage;
import levante.system.browse.Visitor;
import levante.system.infra.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What people write about an infrastructure, in a real browser and by REST.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>write a note, look at the list</td><td>who wrote it; its beginning below the name</td></tr>
 * <tr><td>two who share it write on top of the same note</td>
 *     <td>the later sees both texts, and whose the other is; pressed again, it is kept</td></tr>
 * <tr><td>the same by REST</td><td>409 for what is based on an older version</td></tr>
 * <tr><td>as another user</td><td>not there</td></tr>
 * </table>
 */
class NotesST {
  private static final String FIELD = "What others should know of it";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage = Stage.open(folder);
    stage.addUsers("ada", "bob", "eve");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void aNoteIsWrittenByTwoAndNothingIsLost() {
    try (Visitor ada = stage.visitor("ada");
        Visitor bob = stage.visitor("bob")) {
      String path = ada.deploy("single-machine");
      ada.fill("User", "bob");
      ada.press("Share");
      ada.sees("shared with bob");
      bob.open(path);
      ada.fill(FIELD, "for the course <b>until June</b>\nask ada");
      ada.press("Keep the note");
      ada.sees("The note is kept");
      ada.sees("<b>until June</b>");
      ada.lookAt("note");
      itIsInTheListAndItsFile(ada);
      theLaterIsToldAndLosesNothing(bob);
      assertThat(stage.wire("ada").get("/api/v1" + path + "/note").json().path("by").asText())
          .isEqualTo("bob");
      byRest(stage.wire("ada"), "/api/v1" + path + "/note");
      nothingOfItIsAnothers(path);
    }
  }

  private static void itIsInTheListAndItsFile(Visitor ada) {
    ada.open("/infrastructures");
    ada.sees("for the course <b>until June</b> …");
    ada.lookAt("infrastructures-note");
    assertThat(ada.download(() -> ada.follow("CSV")))
        .contains("\"for the course <b>until June</b>\nask ada\"");
    try (Visitor admin = stage.admin()) {
      admin.open("/infrastructures?everybody=true");
      admin.sees("single-machine");
      admin.seesNo("until June");
      assertThat(admin.text("/infrastructures?everybody=true&as=json"))
          .contains("single-machine")
          .doesNotContain("until June");
    }
  }

  private static void theLaterIsToldAndLosesNothing(Visitor bob) {
    bob.fill(FIELD, "bob's own words");
    bob.press("Keep the note");
    bob.sees("ada has changed the note since you read it");
    bob.sees("ask ada");
    assertThat(bob.typed(FIELD)).isEqualTo("bob's own words");
    bob.lookAt("note-contested");
    bob.press("Keep the note");
    bob.sees("The note is kept");
    bob.sees("bob's own words");
    bob.seesNo("ask ada");
  }

  private static void byRest(Wire ada, String note) {
    String body = "{\"text\": \"by a program\", \"version\": %d}";
    assertThat(ada.put(note, "application/json", body.formatted(1)).status()).isEqualTo(409);
    assertThat(ada.put(note, "application/json", body.formatted(2)).status()).isEqualTo(200);
    assertThat(ada.put(note, "application/json", "{\"version\": 3}").status()).isEqualTo(400);
    assertThat(ada.get(note).json().path("text").asText()).isEqualTo("by a program");
    assertThat(ada.get(note).json().path("version").asLong()).isEqualTo(3);
  }

  private static void nothingOfItIsAnothers(String path) {
    Wire wire = stage.wire("eve");
    String note = "/api/v1" + path + "/note";
    assertThat(wire.get(note).status()).isEqualTo(404);
    assertThat(wire.put(note, "application/json", "{\"text\": \"eve\", \"version\": 3}").status())
        .isEqualTo(404);
    try (Visitor eve = stage.visitor("eve")) {
      eve.open("/catalogue/new");
      assertThat(eve.statusOfForm(path + "/note", Map.of("text", "eve", "version", "3")))
          .isEqualTo(404);
      assertThat(eve.statusWithoutToken(path + "/note", false)).isEqualTo(403);
    }
  }
}
