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
  void aWordTooFewAndAPasswordThatIsNotThereAreTold() {
    assertThat(run("users", "add")).isEqualTo(2);
    assertThat(run("users", "remove", "anna")).isEqualTo(2);
    assertThat(run("users", "add", "anna", "--new-password-file", "/none")).isEqualTo(2);
    assertThat(server().asked(LINE)).isEmpty();
  }
}
