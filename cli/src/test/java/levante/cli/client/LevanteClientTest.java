package levante.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import levante.cli.client.scaling.ElasticityView;
import levante.cli.failure.CliFailure;
import levante.cli.fake.FakeLevante;
import levante.cli.fake.VirtualTime;
import levante.kernel.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LevanteClientTest {
  private static final Duration AWAY = Duration.ofSeconds(10);

  private final VirtualTime time = new VirtualTime();
  private FakeLevante server;
  private LevanteClient client;

  @BeforeEach
  void aServerAnswers() throws IOException {
    server = FakeLevante.start();
    client =
        new LevanteClient(
            new Wire(server.base(), time.patience(AWAY)), new Account("admin", Secret.of("pw")));
  }

  @AfterEach
  void itStops() {
    server.close();
  }

  @Test
  void aTemplateIsSubmittedAsClientsOfImDo() {
    String line = "POST /im/infrastructures?input.idle_time=6%20s";
    server.on(line, "http://levante/im/infrastructures/abc-1\n");
    assertThat(client.submit("tosca: x", Map.of("idle_time", "6 s"), "key-1")).isEqualTo("abc-1");
    FakeLevante.Asked asked = server.asked(line).get(0);
    assertThat(asked.body()).isEqualTo("tosca: x");
    assertThat(asked.headers())
        .containsEntry("Content-type", "text/yaml")
        .containsEntry("Idempotency-key", "key-1")
        .containsEntry(
            "Authorization",
            "id = levante; type = InfrastructureManager; username = admin; password = pw"
                + "\\nid = sandbox; type = Dummy");
  }

  @Test
  void aServerThatIsStartingOrStoppingIsWaitedFor() {
    server
        .then("GET /api/v1/templates/t", 503, "")
        .then("GET /api/v1/templates/t", 404, "<html>not deployed yet</html>")
        .then("GET /api/v1/templates/t", 500, "<html>is being stopped</html>")
        .then("GET /api/v1/templates/t", 200, "text");
    assertThat(client.template("t")).isEqualTo("text");
  }

  @Test
  void noPageIsWantedAndWhoIsLedElsewhereIsRefused() {
    server.then("GET /api/v1/templates/t", 303, "");
    assertThatThrownBy(() -> client.template("t"))
        .isInstanceOf(CliFailure.class)
        .hasMessage("GET /api/v1/templates/t answered 303");
    assertThat(server.asked("GET /api/v1/templates/t").get(0).headers())
        .containsEntry("Accept", "*/*");
  }

  @Test
  void aServerThatStaysAwayEndsTheVerbAfterTheStatedTime() {
    server.close();
    assertThatThrownBy(() -> client.template("t"))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("no answer for 10 s: nothing answers at ");
  }

  @Test
  void anErrorIsToldInTheServersWordsAndNotRepeated() {
    server.then(
        "POST /api/v1/plans",
        400,
        "{\"code\":\"INVALID_TEMPLATE\",\"message\":\"t.yaml:3:5: no\"}");
    assertThatThrownBy(() -> client.plan("x", Map.of()))
        .hasMessage("POST /api/v1/plans answered 400: t.yaml:3:5: no");
    assertThat(server.asked("POST /api/v1/plans")).hasSize(1);
  }

  @Test
  void whatIsNotThereIsToldAtOnce() {
    server.then("GET /api/v1/templates/t", 404, "{\"message\":\"no template t\"}");
    assertThatThrownBy(() -> client.template("t")).hasMessageContaining("404: no template t");
    assertThat(server.asked("GET /api/v1/templates/t")).hasSize(1);
  }

  @Test
  void allPagesOfJobsAreRead() {
    server.on(
        "GET /api/v1/jobs?infrastructure=i",
        "{\"jobs\":[" + job("one") + "],\"counts\":{},\"next\":\"p 2\"}");
    server.on(
        "GET /api/v1/jobs?infrastructure=i&after=p%202",
        "{\"jobs\":[" + job("two") + "],\"counts\":{},\"next\":null}");
    List<JobView> jobs = client.jobs("i");
    assertThat(jobs).extracting(JobView::name).containsExactly("one", "two");
    assertThat(jobs).allMatch(JobView::ended).noneMatch(JobView::failed);
  }

  @Test
  void anAnswerThatLacksAKindOfLeftoversIsNotReadAsNothingLeft() {
    server.on("GET /api/v1/infrastructures/i/leftovers", "{\"machines\":[],\"nodes\":[]}");
    assertThatThrownBy(() -> client.leftovers("i")).isInstanceOf(CliFailure.class);
  }

  @Test
  void fieldsOfALaterServerAreOverlooked() {
    server.on(
        "GET /api/v1/elasticity?infrastructure=i",
        "{\"clusters\":[{\"cluster\":\"a\",\"nodes_added\":3,\"nodes_removed\":2,\"new\":1},"
            + "{\"cluster\":\"b\",\"nodes_added\":1,\"nodes_removed\":1}],\"more\":{}}");
    ElasticityView seen = client.elasticity("i");
    assertThat(seen.added()).isEqualTo(4);
    assertThat(seen.removed()).isEqualTo(3);
  }

  @Test
  void theSecretOfAnAccountIsNotPrinted() {
    assertThat(new Account("admin", Secret.of("pw")).toString()).doesNotContain("pw");
  }

  private static String job(String name) {
    return """
        {"name":"%s","service":"s","cluster":"c","state":"succeeded","attempt":1,
         "input":{"storage":"x","bucket":"b","key":"k"},"node":null,"created":"2026-11-24T12:00:00Z",
         "started":null,"finished":null,"failure":null,"outputs":[]}"""
        .formatted(name);
  }
}
