package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateCompilerTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String HEAD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
      """;

  @Test
  void aRejectionThrowsAllItsProblems() {
    Compilation rejected = COMPILER.compile(new TemplateSource("t.yaml", "a: b"), Map.of());

    assertThatThrownBy(rejected::orThrow)
        .isInstanceOfSatisfying(
            LevanteException.class,
            thrown -> {
              assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_TEMPLATE);
              assertThat(thrown.diagnostics())
                  .extracting(Diagnostic::code)
                  .containsExactly(
                      "EMPTY_TOPOLOGY", "MISSING_TOSCA_VERSION", "UNRECOGNIZED_PROPERTY");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                                       1, 1, 1",
    "'count: 3',                                               3, 3, 3",
    "'default_instances: 2, max_instances: 4',                 1, 4, 2",
    "'count: 3, default_instances: 2, max_instances: 4',       1, 4, 3",
    "'min_instances: 2, max_instances: 4',                     2, 4, 2",
    "'min_instances: 0, max_instances: 4',                     0, 4, 0",
    "'count: 0, max_instances: 4',                             0, 4, 0",
    "'max_instances: 0',                                       0, 0, 0",
  })
  void theFirstCountIsTheCountElseTheDefaultElseTheMinimum(
      String properties, int min, int max, int count) {
    Topology topology =
        compiled(
            "  node_templates:\n    m:\n      type: levante.nodes.Machine\n      capabilities:\n"
                + "        scalable: { properties: { "
                + properties
                + " } }\n");

    assertThat(topology.nodeTemplates().get(0).scaling()).contains(new Scaling(min, max, count));
  }

  @Test
  void propertiesAreFoundThroughSelfHostRequirementsAndCapabilities() {
    Topology topology =
        compiled(
            """
              node_templates:
                machine:
                  type: levante.nodes.Machine
                  properties: { cloud: sandbox, region: { get_property: [ SELF, cloud ] } }
                  capabilities: { os: { properties: { version: 1.30 } }, host: { properties: { num_cpus: 4 } } }
                cluster:
                  type: levante.nodes.K3s
                  properties: { version: { get_property: [ HOST, os, version ] } }
                  requirements: [ control_plane: machine ]
              outputs:
                region: { value: { get_property: [ cluster, control_plane, region ] } }
                cpus: { value: { get_property: [ machine, host, num_cpus ] } }
            """);

    assertThat(topology.nodeTemplate("cluster").orElseThrow().properties().text("version"))
        .contains("1.30");
    assertThat(output(topology, "region")).contains("sandbox");
    assertThat(output(topology, "cpus")).contains(4L);
  }

  @Test
  void functionsOnTextAreComputedAsSoonAsTheirArgumentsAreKnown() {
    Topology topology =
        compiled(
            """
              node_templates:
                m:
                  type: levante.nodes.Machine
                  properties: { cloud: a, region: { concat: [ { get_property: [ SELF, cloud ] }, "-b" ] } }
              outputs:
                part: { value: { token: [ { get_property: [ m, region ] }, "-", 1 ] } }
                joined: { value: { join: [ [ a, b ], "+" ] } }
            """);

    assertThat(topology.nodeTemplates().get(0).properties().text("region")).contains("a-b");
    assertThat(output(topology, "part")).contains("b");
    assertThat(output(topology, "joined")).contains("a+b");
  }

  @Test
  void anOptionalInputThatIsLeftOutLeavesItsPropertyOut() {
    String text =
        """
          inputs:
            region: { type: string, required: false }
            idle: { type: scalar-unit.time, required: false }
          node_templates:
            m:
              type: levante.nodes.Machine
              properties: { region: { get_input: region } }
            c:
              type: levante.nodes.K3s
              properties: { idle_time: { get_input: idle } }
              requirements: [ control_plane: m ]
        """;

    assertThat(compiled(text).nodeTemplate("m").orElseThrow().properties().text("region"))
        .isEmpty();
    assertThat(compiled(text).nodeTemplate("c").orElseThrow().properties().duration("idle_time"))
        .contains(java.time.Duration.ofMinutes(10));
  }

  @Test
  void partsOfAnInputAreTakenByKeyAndIndex() {
    Topology topology =
        COMPILER
            .compile(
                new TemplateSource(
                    "t.yaml",
                    HEAD
                        + """
                          inputs:
                            places: { type: map, entry_schema: { type: list, entry_schema: string } }
                          node_templates:
                            m:
                              type: levante.nodes.Machine
                              properties: { region: { get_input: [ places, north, 1 ] } }
                        """),
                Map.of("places", Map.of("north", List.of("oslo", "turku"))))
            .orThrow();

    assertThat(topology.nodeTemplates().get(0).properties().text("region")).contains("turku");
  }

  @Test
  void anInputNobodyDeclaredIsRefusedWithTheNearest() {
    Compilation compilation =
        COMPILER.compile(
            new TemplateSource(
                "t.yaml",
                HEAD
                    + "  inputs:\n    region: { type: string, default: x }\n"
                    + "  node_templates:\n    m: { type: levante.nodes.Machine }\n"),
            Map.of("regoin", "y"));

    assertThat(problems(compilation))
        .containsExactly(
            "t.yaml:4:3: the template has no input 'regoin'; did you mean 'region'?"
                + " [UNKNOWN_INPUT]");
  }

  @Test
  void aTypeOfTheProfileThatIsNotImportedIsExplained() {
    Compilation compilation =
        COMPILER.compile(
            new TemplateSource(
                "t.yaml",
                """
                tosca_definitions_version: tosca_simple_yaml_1_3
                topology_template:
                  node_templates:
                    m: { type: levante.nodes.Machine }
                """),
            Map.of());

    assertThat(problems(compilation))
        .containsExactly(
            "t.yaml:4:16: there is no node type 'levante.nodes.Machine'; it is in"
                + " levante-profile.yaml, which has to be imported: imports: ["
                + " levante-profile.yaml ] [TYPE_NOT_FOUND]");
  }

  @Test
  void whatHasNoEffectIsAWarningAndTheTemplateCompiles() {
    Compilation compilation =
        COMPILER.compile(
            new TemplateSource(
                "t.yaml",
                HEAD
                    + "  node_templates:\n"
                    + "    m: { type: levante.nodes.Machine }\n"
                    + "  outputs:\n"
                    + "    one: { value: 1, required: false }\n"),
            Map.of());

    assertThat(compilation)
        .isInstanceOfSatisfying(
            Compilation.Compiled.class,
            compiled ->
                assertThat(compiled.warnings())
                    .extracting(Diagnostic::code)
                    .containsExactly("NOT_SUPPORTED"));
  }

  @Test
  void aTemplateMayDefineTypesOfItsOwnAndUseNormativeOnesByTheirLastWord() {
    Topology topology =
        COMPILER
            .compile(
                new TemplateSource(
                    "own.yaml",
                    """
                    tosca_definitions_version: tosca_simple_yaml_1_0
                    data_types:
                      my.Port: { derived_from: integer, constraints: [ in_range: [ 1024, 65535 ] ] }
                    node_types:
                      my.App:
                        derived_from: SoftwareComponent
                        properties: { port: { type: my.Port, default: 8080 }, on: { type: boolean, default: yes } }
                    topology_template:
                      node_templates:
                        app: { type: my.App, requirements: [ host: box ] }
                        box: { type: Compute }
                    """),
                Map.of())
            .orThrow();

    NodeTemplate app = topology.nodeTemplate("app").orElseThrow();
    assertThat(topology.name()).isEqualTo("own");
    assertThat(app.typeAncestry())
        .containsExactly("my.App", "tosca.nodes.SoftwareComponent", "tosca.nodes.Root");
    assertThat(app.properties().integer("port")).contains(8080);
    assertThat(app.properties().flag("on")).contains(true);
  }

  @Test
  void theSameTextAndInputsCompileToAnEqualTopology() {
    String text = "  node_templates:\n    m: { type: levante.nodes.Machine }\n";

    assertThat(compiled(text)).isEqualTo(compiled(text));
  }

  private static Optional<Object> output(Topology topology, String name) {
    return topology.output(name).orElseThrow().value().evaluate((node, path) -> Optional.empty());
  }

  private static Topology compiled(String topology) {
    return COMPILER.compile(new TemplateSource("t.yaml", HEAD + topology), Map.of()).orThrow();
  }

  private static List<String> problems(Compilation compilation) {
    return compilation.match(
        compiled -> List.of(),
        rejected -> rejected.problems().stream().map(Diagnostic::toString).toList());
  }
}
