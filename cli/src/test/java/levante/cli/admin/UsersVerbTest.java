package levante.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.Test;

class UsersVerbTest extends VerbOfAServer {
  private static final String LINE = "POST /api/v1/users";

  UsersVerbTest() {
    super(name -> Optional.of(new UsersVerb()));
  }

  @Test
  void aUserIsAddedWithThePasswordOfALineOrOfAFile() throws IOException {
    server().then(LINE, 201, "{\"name\":\"anna\",\"role\":\"USER\"}");
    assertThat(answering("a long password\n", "users", "add", "anna")).isZero();
    assertThat(server().asked(LINE).get(0).body())
        .contains("\"password\":\"a long password\"", "\"role\":\"USER\"");
    assertThat(out).hasToString("user anna is added\n");
    String file = Files.writeString(folder.resolve("new"), "another one\n").toString();
    assertThat(run("users", "add", "bea", "--admin", "--new-password-file", file)).isZero();
    assertThat(server().asked(LINE).get(1).body())
        .contains("\"password\":\"another one\"", "\"role\":\"ADMIN\"");
  }

  @Test
  void usersAreListedWithTheirWaysIn() {
    server()
        .then(
            "GET /api/v1/users",
            200,
            "[{\"name\":\"ada\",\"role\":\"ADMIN\",\"created\":\"2026-11-30T12:00:00Z\","
                + "\"signed_in\":null,\"identities\":[]},"
                + "{\"name\":\"bea\",\"role\":\"USER\",\"created\":\"2026-11-30T12:00:00Z\","
                + "\"signed_in\":\"2026-11-30T13:00:00Z\",\"identities\":"
                + "[{\"issuer\":\"https://aai.example\",\"subject\":\"b1\"}]}]");
    assertThat(run("users", "list")).isZero();
    assertThat(out.toString())
        .containsPattern("ada +admin +password +2026-11-30T12:00:00Z +never")
        .containsPattern("bea +user +b1 at https://aai.example +.* +2026-11-30T13:00:00Z");
  }

  @Test
  void aPasswordIsSet() {
    server().then("PUT /api/v1/users/anna/password", 204, "");
    assertThat(answering("a long password\n", "users", "password", "anna")).isZero();
    assertThat(server().asked("PUT /api/v1/users/anna/password").get(0).body())
        .isEqualTo("{\"password\":\"a long password\"}");
    assertThat(out.toString()).contains("anna has another password").doesNotContain("a long");
  }

  @Test
  void aUserIsRemovedOnceSomebodySaysYes() {
    server().then("DELETE /api/v1/users/anna", 204, "");
    assertThat(answering("no\n", "users", "remove", "anna")).isEqualTo(1);
    assertThat(server().asked("DELETE /api/v1/users/anna")).isEmpty();
    assertThat(answering("yes\n", "users", "remove", "anna")).isZero();
    assertThat(run("users", "remove", "anna", "--yes")).isZero();
    assertThat(server().asked("DELETE /api/v1/users/anna")).hasSize(2);
    assertThat(out.toString()).contains("user anna is removed");
  }

  @Test
  void aWordTooFewAndAPasswordThatIsNotThereAreTold() {
    assertThat(run("users", "add")).isEqualTo(2);
    assertThat(run("users")).isEqualTo(2);
    assertThat(run("users", "rename", "anna")).isEqualTo(2);
    assertThat(run("users", "list", "anna")).isEqualTo(2);
    assertThat(run("users", "add", "anna", "--new-password-file", "/none")).isEqualTo(2);
    assertThat(server().asked(LINE)).isEmpty();
  }
}
