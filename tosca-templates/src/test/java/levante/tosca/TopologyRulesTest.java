package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Policy;
import levante.tosca.model.Requirement;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;
import levante.tosca.model.Workflow;
import levante.tosca.workflow.DeclarativeWorkflow;
import org.junit.jupiter.api.Test;

class TopologyRulesTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String HEAD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        inputs: { cpus: { type: integer, default: 4 } }
        node_templates:
          small: { type: levante.nodes.Machine, capabilities: { host: { properties: { num_cpus: 2 } } } }
          big: { type: levante.nodes.Machine, capabilities: { host: { properties: { num_cpus: 8 } } } }
      """;

  @Test
  void aNodeFilterChoosesTheFirstThatHoldsItsConditions() {
    assertThat(
            target(
                "{ node_filter: { capabilities: [ host: { properties: [ num_cpus:"
                    + " { greater_or_equal: { get_input: cpus } } ] } ] } }"))
        .isEqualTo("big");
    assertThat(
            target(
                "{ node: levante.nodes.Machine, node_filter: { capabilities:"
                    + " [ tosca.capabilities.Compute: { properties: [ num_cpus: 2 ] } ] } }"))
        .isEqualTo("small");
  }

  @Test
  void aDueRequirementThatIsLeftOutIsServedByTheOnlyFittingNode() {
    Topology topology =
        compiled(
            """
                c: { type: levante.nodes.K3s, requirements: [ control_plane: small ] }
                s: { type: levante.nodes.ObjectStorage }
            """);

    assertThat(topology.nodeTemplate("s").orElseThrow().requirements("host"))
        .extracting(Requirement::target)
        .containsExactly("c");
  }

  @Test
  void policiesAreReadWithTheirTargetsAndDefaults() {
    Policy policy =
        compiled(
                """
                  policies:
                    - hours:
                        type: levante.policies.OfficeHours
                        targets: [ big ]
                        properties: { time_zone: Europe/Madrid, until: "19:30" }
                """)
            .policies()
            .get(0);

    assertThat(policy.isA("tosca.policies.Root")).isTrue();
    assertThat(policy.targets()).containsExactly("big");
    assertThat(policy.properties().text("until")).contains("19:30");
    assertThat(policy.properties().text("outside")).contains("scale_to_min");
  }

  @Test
  void anUnknownTimeZoneOrDayIsAMistakeOfItsOwn() {
    assertThat(
            problems(
                """
                  policies:
                    - hours:
                        type: levante.policies.OfficeHours
                        properties: { time_zone: madrid, days: [ monday, mittwoch ] }
                """))
        .containsExactly("INVALID_VALUE", "INVALID_VALUE");
  }

  @Test
  void aSpendCeilingWithoutAmountIsAMistake() {
    assertThat(problems("  policies: [ p: { type: levante.policies.SpendCeiling } ]\n"))
        .containsExactly("MISSING_REQUIRED");
  }

  @Test
  void aScalingPolicyBoundsMachinesThatWriteNoBoundsThemselves() {
    Topology topology =
        compiled(
            """
              policies:
                - p:
                    type: tosca.policies.Scaling
                    targets: [ big ]
                    properties: { min_instances: 1, max_instances: 5, default_instances: 2 }
            """);

    assertThat(topology.nodeTemplate("big").flatMap(NodeTemplate::scaling))
        .contains(new Scaling(1, 5, 2));
    assertThat(topology.nodeTemplate("small").flatMap(NodeTemplate::scaling))
        .contains(new Scaling(1, 1, 1));
  }

  @Test
  void aTopologyThatStandsForATypeStillCompiles() {
    Topology topology =
        compiled(
            """
              substitution_mappings:
                node_type: levante.nodes.Machine
                capabilities: { host: [ big, host ] }
            """);

    assertThat(topology.substitution().orElseThrow().capabilities())
        .isEqualTo(Map.of("host", List.of("big", "host")));
  }

  @Test
  void anImperativeWorkflowKeepsItsStepsInTheirOrder() {
    Workflow workflow =
        compiled(
                """
                  workflows:
                    heal:
                      steps:
                        stop: { target: big, activities: [ set_state: stopped ], on_success: go }
                        go: { target: big, activities: [ delegate: deploy ] }
                """)
            .workflows()
            .get(0);

    assertThat(workflow.steps()).extracting(Workflow.Step::name).containsExactly("stop", "go");
    assertThat(workflow.steps().get(0).onSuccess()).containsExactly("go");
  }

  @Test
  void whatIsNeededComesBeforeWhatNeedsIt() {
    Topology topology =
        compiled(
            """
                s: { type: levante.nodes.ObjectStorage, requirements: [ host: c ] }
                c: { type: levante.nodes.K3s, requirements: [ control_plane: late ] }
                late: { type: levante.nodes.Machine }
            """);

    assertThat(DeclarativeWorkflow.order(topology))
        .extracting(NodeTemplate::name)
        .containsExactly("small", "big", "late", "c", "s");
  }

  private static String target(String assignment) {
    Topology topology =
        compiled(
            "    c: { type: levante.nodes.K3s, requirements: [ control_plane: %s ] }\n"
                .formatted(assignment));
    return topology.nodeTemplate("c").orElseThrow().requirements("control_plane").stream()
        .map(Requirement::target)
        .findFirst()
        .orElse("");
  }

  private static Topology compiled(String rest) {
    return COMPILER.compile(new TemplateSource("t.yaml", HEAD + rest), Map.of()).orThrow();
  }

  private static List<String> problems(String rest) {
    return COMPILER
        .compile(new TemplateSource("t.yaml", HEAD + rest), Map.of())
        .match(
            compiled -> List.of(),
            rejected -> rejected.problems().stream().map(Diagnostic::code).toList());
  }
}
