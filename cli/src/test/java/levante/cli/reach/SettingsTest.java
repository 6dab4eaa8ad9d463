package levante.cli.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.cli.client.Calls;
import levante.cli.client.Wire;
import levante.cli.failure.CliFailure;
import levante.cli.fake.FakeLevante;
import levante.cli.fake.VirtualTime;
import levante.cli.words.Usage;
import levante.cli.words.Words;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static final Usage USAGE =
      ServerVerb.usage(new ServerVerb.Form("list", "", "Lists the infrastructures."));

  @TempDir private Path home;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void files() throws IOException {
    Files.writeString(home.resolve("own"), "own\n");
    Files.writeString(home.resolve("lab-password"), "lab\n");
    Files.writeString(home.resolve("token"), "t0ken\n");
    Files.writeString(home.resolve("clouds"), "# ours\nid = ost; type = OpenStack; username = u\n");
    Files.createDirectories(home.resolve(".config/levante"));
    Files.writeString(
        home.resolve(".config/levante/config"),
        """
        # servers of ours
        [lab]
        server = https://lab.example/levante/
        user = anna
        password-file = ~/lab-password
        [ci]
        server = https://ci.example
        token-file = ~/token
        """);
  }

  private Settings settings(String... words) {
    return new Settings(Words.read(USAGE, List.of(words)), environment, home, home.resolve("own"));
  }

  /** What is sent as the header, which is all that a server learns of an account. */
  private static String header(Settings settings) throws IOException {
    try (FakeLevante server = FakeLevante.start()) {
      server.on("GET /x", "{}");
      Wire wire = new Wire(server.base(), new VirtualTime().patience(Duration.ZERO));
      new Calls(wire, settings.account()).get("/x");
      return server.asked("GET /x").get(0).headers().get("Authorization");
    }
  }

  private static String basic(String pair) {
    return "Basic "
        + java.util.Base64.getEncoder()
            .encodeToString(pair.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @Test
  void withoutAWordTheServerOfThisCheckoutIsMeant() throws IOException {
    assertThat(settings().server()).hasToString("http://127.0.0.1:8080");
    assertThat(header(settings())).isEqualTo(basic("admin:own"));
  }

  @Test
  void aProfileNamesServerUserAndPassword() throws IOException {
    Settings lab = settings("--profile", "lab");
    assertThat(lab.server()).hasToString("https://lab.example/levante");
    assertThat(header(lab)).isEqualTo(basic("anna:lab"));
    environment.put("LEVANTE_PROFILE", "ci");
    assertThat(header(settings())).isEqualTo("Bearer t0ken");
  }

  @Test
  void theEnvironmentWinsOverTheProfileAndWordsOverBoth() throws IOException {
    environment.put("LEVANTE_SERVER", "http://e.example");
    environment.put("LEVANTE_USER", "bea");
    environment.put("LEVANTE_PASSWORD", "p");
    assertThat(settings("--profile", "lab").server()).hasToString("http://e.example");
    assertThat(header(settings("--profile", "lab"))).isEqualTo(basic("bea:p"));
    assertThat(header(settings("--user", "c"))).isEqualTo(basic("c:p"));
    environment.put("LEVANTE_TOKEN", "t");
    assertThat(header(settings())).isEqualTo("Bearer t");
    String file = home.resolve("lab-password").toString();
    assertThat(header(settings("--password-file", file))).isEqualTo(basic("bea:lab"));
    assertThat(settings("--server", "http://w.example").server()).hasToString("http://w.example");
  }

  @Test
  void aPasswordGoesToNoOtherServerThanItIsFor() {
    assertThatThrownBy(() -> settings("--server", "http://else.example").account())
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("no password for http://else.example");
    assertThatThrownBy(
            () -> settings("--profile", "lab", "--server", "http://else.example").account())
        .hasMessageContaining("no password for");
    assertThatThrownBy(() -> settings("--server", "http://127.0.0.1.else.example").account())
        .hasMessageContaining("no password for");
  }

  @Test
  void credentialsOfCloudsAreSentAsTheInfrastructureManagersClientsDo() throws IOException {
    assertThat(header(settings("--auth-file", home.resolve("clouds").toString())))
        .isEqualTo(
            "id = levante; type = InfrastructureManager; username = admin; password = own"
                + "\\nid = ost; type = OpenStack; username = u");
  }

  @Test
  void aStoredCloudIsNamedByWordsEnvironmentOrProfile() throws IOException {
    String stored = "\\nid = %s; type = Stored";
    String file = home.resolve("clouds").toString();
    assertThat(header(settings("--cloud", "site"))).endsWith(stored.formatted("site"));
    environment.put("LEVANTE_CLOUD", "lab");
    assertThat(header(settings())).endsWith(stored.formatted("lab"));
    assertThat(header(settings("--cloud", "site", "--auth-file", file)))
        .endsWith(stored.formatted("site"));
    assertThat(header(settings("--auth-file", file))).endsWith("type = OpenStack; username = u");
    assertThatThrownBy(() -> settings("--cloud", "x; type = OpenStack").account())
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("cannot name a cloud");
  }

  @Test
  void thePersonsFolderIsTheOneThatTheShellNames() {
    assertThat(Reached.home(Map.of("HOME", "/h"))).isEqualTo(Path.of("/h"));
    assertThat(Reached.home(Map.of())).isEqualTo(Path.of(System.getProperty("user.home")));
  }

  @Test
  void whatIsWrongInTheFileIsTold() throws IOException {
    assertThatThrownBy(() -> settings("--profile", "nobody"))
        .hasMessageContaining("there is no profile 'nobody'");
    Files.writeString(home.resolve(".config/levante/config"), "[a]\npassword = x\n");
    assertThatThrownBy(() -> settings("--profile", "a")).hasMessageContaining("config, line 2:");
    assertThatThrownBy(() -> settings("--server", "nonsense").server())
        .isInstanceOf(CliFailure.class);
  }
}
