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
 * Another infrastructure like one that stands, in a real browser, by role and label.
 *
 * <table>
 * <caption>Steps</caption>
 * <tr><th>Step</th><th>Result</th></tr>
 * <tr><td>ask for another like one that has inputs, of which one is secret</td>
 *     <td>its form with what was given, but for the secret; nothing is made</td></tr>
 * <tr><td>change an input, deploy</td><td>two infrastructures, the first one as it was</td></tr>
 * <tr><td>of one that was merged of two templates</td><td>merged of both</td></tr>
 * <tr><td>the same as another user</td><td>not there, whatever form is sent</td></tr>
 * </table>
 */
class LikenessST {
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      metadata: { template_name: twins }
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs:
          cores: { type: integer, default: 1 }
          site_password: { type: string, default: none }
        node_templates:
          machine:
            type: levante.nodes.Machine
            capabilities: { host: { properties: { num_cpus: { get_input: cores } } } }
      """;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static Stage stage;

  @BeforeAll
  static void theServerAndTheBrowserAreStarted() {
    stage = Stage.open(folder);
    stage.addUsers("ada", "eve");
  }

  @AfterAll
  static void theyAreStopped() {
    stage.close();
  }

  @Test
  void anotherOneIsMadeOfWhatTheFirstWasGivenButForSecrets() {
    Wire wire = stage.wire("ada");
    String first =
        wire.post(
                "/api/v1/infrastructures?input.cores=2&input.site_password=hush-hush",
                "text/yaml",
                TEMPLATE)
            .json()
            .path("id")
            .asText();
    try (Visitor ada = stage.visitor("ada")) {
      ada.open("/infrastructures/" + first);
      ada.follow("Make another like it");
      ada.sees("Secrets are not taken over");
      assertThat(ada.typed("Cores")).isEqualTo("2");
      assertThat(ada.typed("Site password")).isEqualTo("none");
      assertThat(ada.page().content()).doesNotContain("hush-hush");
      ada.lookAt("another-like-it");
      itIsChangedAndDeployed(ada, wire);
      assertThat(ada.path()).isNotEqualTo("/infrastructures/" + first);
      assertThat(ada.console()).isEmpty();
    }
    assertThat(wire.get("/api/v1/infrastructures").json()).hasSize(2);
    nothingOfItIsAnothers(first);
  }

  private static void itIsChangedAndDeployed(Visitor ada, Wire wire) {
    ada.fill("Cores", "4000000");
    ada.press("Show the plan and its price");
    ada.sees("no size");
    assertThat(ada.typed("Cores")).isEqualTo("4000000");
    ada.sees("Secrets are not taken over");
    ada.fill("Cores", "4");
    ada.press("Show the plan and its price");
    ada.sees("Plan: twins");
    assertThat(wire.get("/api/v1/infrastructures").json()).hasSize(1);
    ada.press("Deploy");
    ada.sees("What happened");
  }

  private static void nothingOfItIsAnothers(String first) {
    try (Visitor eve = stage.visitor("eve")) {
      assertThat(eve.statusOf("/catalogue/new?like=" + first)).isEqualTo(404);
      eve.open("/catalogue/new");
      for (String step : new String[] {"", "/form", "/plan"}) {
        assertThat(
                eve.statusOfForm(
                    "/deployments/new" + step, Map.of("like", first, "template", TEMPLATE)))
            .as(step)
            .isEqualTo(404);
      }
      assertThat(stage.wire("eve").get("/api/v1/infrastructures").body()).isEqualTo("[]");
    }
  }

  @Test
  void whatWasMergedOfTwoTemplatesIsMergedOfBoth() {
    try (Visitor ada = stage.visitor("ada")) {
      ada.open("/catalogue/kubernetes?add=second-worker-type");
      ada.press("Show the plan and its price");
      ada.press("Deploy");
      ada.sees("What happened");
      ada.follow("Make another like it");
      ada.press("Show the plan and its price");
      ada.sees("Plan: ");
      ada.sees("second_worker");
      ada.press("Change it");
      ada.sees("Secrets are not taken over");
      ada.press("Show the plan and its price");
      ada.sees("second_worker");
    }
  }
}
