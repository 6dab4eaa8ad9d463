package levante.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import levante.cli.client.json.Json;
import levante.cli.client.terms.DriftView;
import levante.cli.failure.CliFailure;
import levante.cli.fake.FakeLevante;
import levante.cli.fake.VirtualTime;
import levante.kernel.Secret;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page's examples are served, and the client has to read every one of them. */
class RestV1PageTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("^## (.+)$(?:(?!^## )[\\s\\S])*?```json\n([\\s\\S]*?)```", Pattern.MULTILINE);
  private static final String OF = "?infrastructure=i";

  private final Map<String, String> examples = new TreeMap<>();
  private FakeLevante server;
  private LevanteClient client;

  @BeforeEach
  void theExamplesAreServed() throws IOException {
    Matcher page = EXAMPLE.matcher(Files.readString(Path.of("../docs/reference/rest-v1.md")));
    while (page.find()) {
      examples.put(page.group(1), page.group(2));
    }
    server = FakeLevante.start();
    client =
        new LevanteClient(
            new Wire(server.base(), new VirtualTime().patience(Duration.ZERO)),
            new Account("admin", Secret.of("pw")));
  }

  @AfterEach
  void theServerStops() {
    server.close();
  }

  @Test
  void thePlanIsRead() {
    server.on("POST /api/v1/plans", examples.get("POST /plans"));
    PlanView plan = client.plan("x", Map.of());
    assertThat(plan.machines()).isEqualTo(2);
    assertThat(plan.steps()).extracting(PlanView.Step::action).containsExactly("launch", "hold");
    assertThat(plan.eurPerHourAtMost()).isEqualByComparingTo("0.0591");
  }

  @Test
  void theInfrastructureIsRead() {
    server.on("GET /api/v1/infrastructures/i", examples.get("GET /infrastructures/{id}"));
    InfrastructureView seen = client.infrastructure("i");
    assertThat(seen.ready(1)).isTrue();
    assertThat(seen.ready(2)).isFalse();
    assertThat(seen.machinesOf("edge_machine")).hasSize(1);
    assertThat(seen.machinesOf("cloud_worker")).isEmpty();
    assertThat(seen.lock().orElseThrow().by()).isEqualTo("anna");
    assertThat(seen.lifetime().orElseThrow().warnedAt()).isEmpty();
    assertThat(seen.drift().policy()).isEqualTo("repair");
  }

  @Test
  void theCloudIsRead() {
    CloudView cloud =
        Json.read(examples.get("GET /clouds/{name}"), new TypeReference<CloudView>() {});
    assertThat(cloud.trouble()).isEmpty();
    assertThat(cloud.regions().get(0).quotas())
        .extracting(CloudView.Quota::max)
        .containsExactly(OptionalLong.of(20), OptionalLong.empty());
  }

  @Test
  void theDriftIsRead() {
    server.on(
        "GET /api/v1/infrastructures/i/drift", examples.get("GET /infrastructures/{id}/drift"));
    assertThat(client.drift("i").drifts())
        .extracting(DriftView.Seen::kind)
        .containsExactly("machine-lost");
  }

  @Test
  void theLeftoversAreRead() {
    server.on(
        "GET /api/v1/infrastructures/i/leftovers",
        examples.get("GET /infrastructures/{id}/leftovers"));
    assertThat(client.leftovers("i").count()).isEqualTo(4);
  }

  @Test
  void theJobsAreRead() {
    server.on("GET /api/v1/jobs" + OF, examples.get("GET /jobs"));
    assertThat(client.jobs("i"))
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.failed()).isTrue();
              assertThat(job.failure().flatMap(JobView.Failure::exitCode)).contains(1);
            });
  }

  @Test
  void theDecisionsAreRead() {
    server.on("GET /api/v1/decisions" + OF, examples.get("GET /decisions"));
    assertThat(client.decisions("i"))
        .singleElement()
        .satisfies(
            decision -> {
              assertThat(decision.add()).isEqualTo(2);
              assertThat(decision.candidates().get(0).verdict()).isEqualTo("chosen");
            });
  }

  @Test
  void theCountsAreRead() {
    server.on("GET /api/v1/elasticity" + OF, examples.get("GET /elasticity"));
    assertThat(client.elasticity("i").added()).isEqualTo(5);
  }

  @Test
  void theNodesAreRead() {
    server.on("GET /api/v1/clusters/c/nodes", examples.get("GET /clusters/{cluster}/nodes"));
    NodesView seen = client.nodes().status("c");
    assertThat(seen.nodes()).extracting(NodesView.Node::state).containsExactly("used", "pow_on");
    assertThat(seen.nodes().get(0).disabledBy()).contains("anna");
    assertThat(seen.pools().get(0).askedAgain()).isPresent();
    server.on(
        "GET /api/v1/clusters/c/nodes/n", examples.get("GET /clusters/{cluster}/nodes/{node}"));
    assertThat(client.nodes().info("c", "n").acts().get(0).verb()).isEqualTo("disable");
  }

  @Test
  void theLineageIsRead() {
    server.on("GET /api/v1/lineage" + OF, examples.get("GET /lineage"));
    assertThat(client.lineage("i").get(0).outputs().get(0).key()).endsWith("frame-000250.jpg");
  }

  @Test
  void anErrorIsTold() {
    server.then("POST /api/v1/plans", 400, examples.get("Errors"));
    assertThatThrownBy(() -> client.plan("x", Map.of()))
        .isInstanceOf(CliFailure.class)
        .hasMessageContaining("template.yaml:1:5");
  }
}
