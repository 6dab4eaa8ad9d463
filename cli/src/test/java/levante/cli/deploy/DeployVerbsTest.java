package levante.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import levante.cli.fake.FakeLevante.Asked;
import levante.cli.fake.VerbOfAServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeployVerbsTest extends VerbOfAServer {
  private static final String ALL = "/api/v1/infrastructures";
  private static final String I = ALL + "/i";
  private static final String MACHINE =
      "{\"name\":\"m-0\",\"node_template\":\"m\",\"state\":\"%s\",\"size\":\"s\",\"region\":\"r\","
          + "\"eur_per_hour\":0.5,\"private_address\":\"10.0.0.2\",\"public_address\":null,"
          + "\"explanation\":\"\"}";
  private static final String PLAN =
      "{\"steps\":[{\"action\":\"launch\",\"what\":\"m-0\",\"where\":\"sandbox/r\",\"size\":\"s\","
          + "\"reason\":\"1 of m wanted\",\"eur_per_hour\":0.5}],"
          + "\"pools\":[{\"node_template\":\"m\",\"where\":\"sandbox/r\",\"size\":\"s\",\"count\":1,"
          + "\"at_most\":3,\"eur_per_hour\":0.5,\"eur_per_hour_at_most\":1.5}],\"machines\":1,"
          + "\"eur_per_hour\":0.5,\"eur_per_hour_at_most\":1.5,\"not_carried_out\":[]}";
  private static final String EDIT =
      "{\"changes\":[%s],\"plan\":" + PLAN + ",\"eur_per_hour_before\":0.1}";
  private static final String CHANGE =
      "{\"kind\":\"create\",\"what\":\"m-1\",\"reason\":\"s in r\"}";
  private static final String NOTHING =
      "{\"machines\":[],\"nodes\":[],\"storages\":[],\"jobs\":[],\"objects\":[]}";

  private String template;

  DeployVerbsTest() {
    super(DeployVerbs::named);
  }

  @BeforeEach
  void aTemplateThatImportsAFileBesideIt() throws IOException {
    Path file = folder.resolve("t.yaml");
    Files.writeString(
        folder.resolve("types.yaml"),
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        node_types: { ours: { derived_from: tosca.nodes.Compute } }
        """);
    Files.writeString(
        file,
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        imports: [ types.yaml ]
        topology_template:
          inputs: { n: { type: integer, default: 1 } }
          node_templates: { m: { type: ours } }
        """);
    template = file.toString();
    server().on("POST /api/v1/plans", PLAN);
    server()
        .on(
            "GET /im/clouds/sandbox/quotas",
            "{\"quotas\":{\"instances\":{\"used\":4,\"limit\":4}}}");
  }

  private static String infrastructure(String state) {
    return "{\"id\":\"i\",\"name\":\"n\",\"state\":\"%s\",\"explanations\":[],\"clusters\":[],"
            .formatted(state)
        + "\"created_at\":\"2026-11-24T12:00:00Z\",\"activity\":\"awake\",\"machines\":["
        + MACHINE.formatted(state)
        + "],\"eur_per_hour\":0.5,\"lock\":null,\"lifetime\":null,\"drift\":{\"policy\":\"repair\","
        + "\"repair_ordered\":false,\"drifts\":[]},\"outputs\":{\"url\":\"http://x\","
        + "\"admin_password\":\"geheim\",\"ports\":[1,2]}}";
  }

  private static String key(Asked asked) {
    return asked.headers().get("Idempotency-key");
  }

  @Test
  void aPlanTellsWhatIsMadeAtWhichPriceAndThatAQuotaIsTooSmall() {
    assertThat(run("plan", template, "--input", "n=2")).isZero();
    assertThat(out.toString())
        .contains("launch  m-0  sandbox/r  1 of m wanted")
        .contains("m  1 to 3  s  sandbox/r  0.5 EUR/h")
        .contains("price: 0.5 EUR an hour, 365.00 EUR a month of 730 hours")
        .contains("at most, when scaled up: 1.5 EUR an hour")
        .contains("quota of sandbox: 4 of 4 instances used, 1 asked: TOO MANY");
    assertThat(server().asked("POST /api/v1/plans").get(0).body())
        .contains("\"inputs\":{\"n\":2}")
        .contains("\"files\":{\"types.yaml\":\"tosca_definitions_version");
  }

  @Test
  void aTemplateWithAnErrorIsNotSent() throws IOException {
    Files.writeString(folder.resolve("types.yaml"), "a: [");
    assertThat(run("plan", template)).isEqualTo(1);
    assertThat(err.toString()).contains("types.yaml:1:").contains("cannot be deployed");
    assertThat(server().asked("POST /api/v1/plans")).isEmpty();
  }

  @Test
  void aChildIsSentAloneForTheServerToFindItsParentOrWithTheOneThatIsNamed() throws IOException {
    String child =
        Files.writeString(
                folder.resolve("child.yaml"),
                """
                tosca_definitions_version: tosca_simple_yaml_1_3
                metadata: { parents: [ kubernetes ] }
                """)
            .toString();
    assertThat(run("plan", child)).isZero();
    assertThat(run("plan", child, "--parent", "kubernetes")).isZero();
    assertThat(err.toString()).isEmpty();
    List<Asked> asked = server().asked("POST /api/v1/plans");
    assertThat(asked.get(0).body()).doesNotContain("\"parents\":[");
    assertThat(asked.get(1).body()).contains("\"parents\":[\"tosca_definitions_version");
    assertThat(run("plan", child, "--parent", "nobody")).isEqualTo(2);
  }

  @Test
  void nothingIsMadeBeforeAPersonSaysYes() {
    server().on("GET " + ALL, "[]").then("POST " + ALL, 201, infrastructure("pending"));
    server().on("GET " + I, infrastructure("pending"));
    assertThat(answering("y\n", "apply", template)).isEqualTo(1);
    assertThat(run("apply", template)).isEqualTo(1);
    assertThat(err.toString()).contains("nobody answered, so nothing was done");
    assertThat(server().asked("POST " + ALL)).isEmpty();
    assertThat(answering("yes\n", "apply", template)).isZero();
    assertThat(out).hasToString("infrastructure i is pending\n");
  }

  @Test
  void theSameAgainIsTheSameInfrastructureAndOtherInputsAreAnother() {
    server().on("GET " + ALL, "[]").then("POST " + ALL, 201, infrastructure("pending"));
    server().on("GET " + I, infrastructure("pending"));
    for (String n : List.of("n=1", "n=1", "n=2")) {
      assertThat(run("apply", template, "--yes", "--input", n)).isZero();
    }
    List<Asked> asked = server().asked("POST " + ALL);
    assertThat(key(asked.get(0))).isEqualTo(key(asked.get(1))).isNotEqualTo(key(asked.get(2)));
  }

  @Test
  void whatWasMadeOfItAndHasEndedIsMadeAnew() {
    server()
        .on("GET " + ALL, "[]")
        .then("POST " + ALL, 409, "{\"code\":\"ALREADY_EXISTS\",\"message\":\"deleted\"}")
        .then("POST " + ALL, 201, infrastructure("pending"));
    server().on("GET " + I, infrastructure("pending"), infrastructure("configured"));
    assertThat(run("apply", template, "--yes", "--key", "course", "--wait", "--json")).isZero();
    assertThat(server().asked("POST " + ALL))
        .extracting(DeployVerbsTest::key)
        .containsExactly("cli-course-1", "cli-course-2");
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(out.toString()).startsWith("{\"id\":\"i\"").contains("\"state\":\"configured\"");
    assertThat(err.toString()).contains("  m-0 is pending\n").contains("  m-0 is configured\n");
  }

  @Test
  void oneThatStandsButIsOtherwiseIsNotTakenForTheSame() {
    server().on("GET " + ALL, "[%s]".formatted(infrastructure("configured")));
    server().then("POST " + ALL, 201, infrastructure("configured"));
    server().on("POST " + I + "/plan", EDIT.formatted(CHANGE));
    assertThat(run("apply", template, "--yes")).isEqualTo(1);
    assertThat(err.toString()).contains("change it with --to i");
  }

  @Test
  void anotherFormOfOneIsShownAskedAndGiven() {
    server().on("POST " + I + "/plan", EDIT.formatted(CHANGE));
    server().on("PUT " + I, "[]").on("GET " + I, infrastructure("configured"));
    assertThat(run("apply", template, "--to", "i")).isEqualTo(1);
    assertThat(server().asked("PUT " + I)).isEmpty();
    assertThat(answering("yes\n", "apply", template, "--to", "i")).isZero();
    assertThat(server().asked("PUT " + I)).hasSize(1);
    assertThat(err.toString())
        .contains("+ create  m-1  s in r")
        .contains("price before: 0.1 EUR an hour")
        .contains("price after:  0.5 EUR an hour");
    assertThat(run("apply", template, "--to", "i", "--key", "k")).isEqualTo(2);
  }

  @Test
  void aDifferenceIsToldByTheExitCode() {
    server().on("POST " + I + "/plan", EDIT.formatted(CHANGE), EDIT.formatted(""));
    assertThat(run("diff", template, "i")).isEqualTo(2);
    assertThat(run("diff", template, "i")).isZero();
    assertThat(out.toString()).endsWith("nothing would change\n");
  }

  @Test
  void anInputThatWasGivenWhenItWasMadeNeedNotBeGivenAgain() throws IOException {
    String text = Files.readString(Path.of(template)).replace(", default: 1", "");
    Files.writeString(Path.of(template), text);
    server().on("POST " + I + "/plan", EDIT.formatted(""));
    assertThat(run("diff", template, "i")).isZero();
    assertThat(run("plan", template)).isEqualTo(1);
    assertThat(err.toString()).contains("MISSING_INPUT");
  }

  @Test
  void theStatusHasALineForEachMachine() {
    server().on("GET " + I, infrastructure("configured"));
    assertThat(run("status", "i")).isZero();
    assertThat(out.toString())
        .startsWith("i  n  configured\nmade:  2026-11-24T12:00:00Z, ")
        .contains("  m-0      m              configured  s     r       0.5    10.0.0.2\n");
  }

  @Test
  void whoWaitsInVainIsToldByTheExitCode() {
    server().on("GET " + I, infrastructure("pending"));
    assertThat(run("status", "i", "--wait", "--timeout", "0s")).isEqualTo(5);
    assertThat(err.toString()).contains("the time is over (0s): i is pending");
    assertThat(run("status", "i", "--wait", "--timeout", "soon")).isEqualTo(2);
  }

  @Test
  void secretOutputsAreHiddenUnlessOneIsNamed() {
    server().on("GET " + I, infrastructure("configured"));
    assertThat(run("outputs", "i")).isZero();
    assertThat(out.toString())
        .contains("url = http://x\n", "ports = [1,2]\n")
        .doesNotContain("geheim");
    assertThat(run("outputs", "i", "admin_password")).isZero();
    assertThat(out.toString()).endsWith("\ngeheim\n");
    assertThat(run("outputs", "i", "nothing")).isEqualTo(1);
    assertThat(err.toString()).contains("there are: url, admin_password, ports");
  }

  @Test
  void aCountIsAskedForAndWaitedFor() {
    server()
        .on(
            "PUT " + I + "/pools/m?count=1",
            "{\"node_template\":\"m\",\"count\":1,\"added\":[\"m-0\"],\"removed\":[]}");
    server().on("GET " + I, infrastructure("pending"), infrastructure("configured"));
    assertThat(run("scale", "i", "m", "1", "--wait")).isZero();
    assertThat(out.toString()).contains("+ m-0\n").endsWith("it is done\n");
    assertThat(run("scale", "i", "m", "-1")).isEqualTo(2);
    assertThat(run("scale", "i", "m", "many")).isEqualTo(2);
  }

  @Test
  void whatGoesIsListedAndTheEndToldWhenNothingIsLeft() {
    String some = NOTHING.replace("\"machines\":[]", "\"machines\":[\"m-0\"]");
    server().on("GET " + I + "/leftovers", some, some, some, NOTHING);
    server()
        .then("GET " + I, 200, infrastructure("configured"))
        .then("GET " + I, 200, infrastructure("configured"))
        .then("GET " + I, 404, "{\"code\":\"INFRASTRUCTURE_NOT_FOUND\",\"message\":\"gone\"}");
    server().then("DELETE " + I, 202, infrastructure("configured"));
    assertThat(run("destroy", "i")).isEqualTo(1);
    assertThat(server().asked("DELETE " + I)).isEmpty();
    assertThat(answering("yes\n", "destroy", "i", "--wait")).isZero();
    assertThat(err.toString()).contains("  - machine m-0");
    assertThat(out).hasToString("nothing is left of i\n");
    assertThat(run("destroy", "i")).isZero();
    assertThat(server().asked("DELETE " + I)).hasSize(1);
  }

  @Test
  void theCatalogueIsListedAndATemplateOfItPrinted() {
    server()
        .on(
            "GET /api/v1/templates",
            "[{\"id\":\"helm-chart\",\"title\":\"A chart\",\"parents\":[\"kubernetes\"]}]");
    server().on("GET /api/v1/templates/helm-chart", "a: b\n");
    assertThat(run("templates")).isZero();
    assertThat(run("templates", "helm-chart")).isZero();
    assertThat(out).hasToString("helm-chart  A chart  on kubernetes\na: b\n");
  }

  @Test
  void everyVerbHasItsHelp() {
    DeployVerbs.all()
        .forEach(
            verb -> {
              assertThat(run(verb.usage().verb(), "--help")).isZero();
              assertThat(out.toString().toLowerCase(Locale.ROOT))
                  .contains("usage: ./levante " + verb.usage().verb());
            });
  }
}
