package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import levante.kernel.Diagnostic;
import levante.tosca.model.Artifact;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import levante.tosca.workflow.DeclarativeWorkflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String HEAD = "tosca_definitions_version: tosca_simple_yaml_1_3\n";
  private static final String CIRCLE =
      HEAD
          + """
          topology_template:
            node_templates:
              a:
                type: tosca.nodes.Root
                requirements: [ dependency: b ]
              b:
                type: tosca.nodes.Root
                requirements: [ dependency: c ]
              c:
                type: tosca.nodes.Root
                requirements: [ dependency: a ]
              d:
                type: tosca.nodes.Root
                requirements: [ dependency: a ]
          """;

  @Test
  void aCircleOfDependenciesIsToldOnceWithAllWhoAreInIt() {
    assertThat(warnings(CIRCLE))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo("DEPENDENCY_CYCLE");
              assertThat(one.position().line()).isEqualTo(12);
              assertThat(one.message()).startsWith("'a' needs 'b' needs 'c' needs 'a' again");
            });
  }

  @Test
  void aCircleOfDependenciesIsDeployedFromTheFirstInTheText() {
    assertThat(DeclarativeWorkflow.order(topology(CIRCLE)))
        .extracting(NodeTemplate::name)
        .containsExactly("a", "c", "b", "d");
  }

  @Test
  void aLongChainOfDependenciesIsNoCircle() {
    String nodes =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    "    n%d: { type: tosca.nodes.Root, requirements: [ dependency: n%d ] }\n"
                        .formatted(i, i + 1))
            .collect(Collectors.joining());

    assertThat(
            warnings(
                HEAD
                    + "topology_template:\n  node_templates:\n"
                    + nodes
                    + "    n3000: { type: tosca.nodes.Root }\n"))
        .isEmpty();
  }

  @Test
  void theFilterOfATypeChoosesTheTarget() {
    Topology topology =
        topology(
            HEAD
                + """
                node_types:
                  my.App:
                    derived_from: tosca.nodes.Root
                    requirements:
                      - host:
                          capability: tosca.capabilities.Compute
                          relationship: tosca.relationships.HostedOn
                          node: tosca.nodes.Compute
                          node_filter:
                            capabilities:
                              - host: { properties: [ { num_cpus: { greater_or_equal: 4 } } ] }
                topology_template:
                  node_templates:
                    small:
                      type: Compute
                      capabilities: { host: { properties: { num_cpus: 2 } } }
                    large: { type: Compute, capabilities: { host: { properties: { num_cpus: 8 } } } }
                    left: { type: my.App }
                    named: { type: my.App, requirements: [ host: large ] }
                    typed: { type: my.App, requirements: [ host: { node: tosca.nodes.Compute } ] }
                """);

    assertThat(List.of("left", "named", "typed"))
        .allSatisfy(app -> assertThat(host(topology, app)).isEqualTo("large"));
  }

  private static String host(Topology topology, String app) {
    return node(topology, app).requirements("host").get(0).target();
  }

  @Test
  void whatIsSelectedNeedsNoPropertiesAndIsAbstract() {
    Topology topology =
        topology(
            HEAD
                + """
                topology_template:
                  node_templates:
                    db:
                      type: tosca.nodes.Database
                      directives: [ select ]
                      node_filter:
                        properties: [ name: shop ]
                    machine: { type: tosca.nodes.Compute }
                """);

    assertThat(node(topology, "db").isAbstract()).isTrue();
    assertThat(node(topology, "machine").isAbstract()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"substitute", "substitutable"})
  void thatNothingStandsInForANodeTemplateIsAWarning(String directive) {
    String text =
        HEAD
            + """
            topology_template:
              node_templates:
                shop: { type: tosca.nodes.Compute, directives: [ %s ] }
            """
                .formatted(directive);

    assertThat(warnings(text))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.code()).isEqualTo("NOT_SUPPORTED");
              assertThat(one.message()).contains("'shop'");
            });
  }

  @Test
  void anOutputIsReadUnderItsTypeAndTellsIt() {
    Topology topology =
        topology(
            HEAD
                + """
                topology_template:
                  node_templates:
                    machine: { type: tosca.nodes.Compute }
                  outputs:
                    text: { type: string, value: 1.30 }
                    later:
                      type: string
                      constraints: [ min_length: 7 ]
                      value: { get_attribute: [ machine, private_address ] }
                """);

    assertThat(
            topology.outputs().get(0).value().evaluate((node, path) -> java.util.Optional.empty()))
        .contains("1.30");
    assertThat(topology.outputs().get(1).type()).contains("string");
    assertThat(topology.outputs().get(1).value().isKnown()).isFalse();
    assertThat(
            topology
                .outputs()
                .get(1)
                .constraints()
                .orElseThrow()
                .evaluate((node, path) -> java.util.Optional.empty()))
        .contains(List.of(Map.of("min_length", 7L)));
    assertThat(topology.outputs().get(0).constraints()).isEmpty();
  }

  @Test
  void anArtifactHasItsTypesDefaultsAndItsChecksum() {
    Topology topology =
        topology(
            HEAD
                + """
                artifact_types:
                  my.Image:
                    derived_from: tosca.artifacts.File
                    properties:
                      level: { type: integer, default: 3 }
                topology_template:
                  node_templates:
                    machine:
                      type: tosca.nodes.Compute
                      artifacts:
                        image:
                          type: my.Image
                          file: disk.img
                          artifact_version: 1.2
                          deploy_path: /srv
                          checksum: d41d8cd98f00b204e9800998ecf8427e
                          checksum_algorithm: md5
                """);

    Artifact image = node(topology, "machine").artifacts().get(0);
    assertThat(image.properties().integer("level")).contains(3);
    assertThat(image.version()).contains("1.2");
    assertThat(image.deployPath()).contains("/srv");
    assertThat(image.checksum().orElseThrow().digits()).hasSize(32);
  }

  @Test
  void aRelationshipMayNameTypesOfNodesAsItsTargets() {
    assertThat(
            warnings(
                HEAD
                    + """
                    relationship_types:
                      my.Uses:
                        derived_from: tosca.relationships.Root
                        valid_target_types: [ tosca.capabilities.Endpoint, tosca.nodes.Compute ]
                    topology_template:
                      node_templates:
                        machine: { type: tosca.nodes.Compute }
                        app:
                          type: tosca.nodes.Root
                          requirements:
                            - dependency: { node: machine, relationship: my.Uses }
                    """))
        .isEmpty();
  }

  @Test
  void aKeyThatIsWrittenTwiceAlikeIsAWarning() {
    assertThat(
            warnings(
                HEAD
                    + """
                    topology_template:
                      node_templates:
                        machine:
                          type: tosca.nodes.Compute
                          metadata: { a: b }
                          metadata: { a: b }
                    """))
        .extracting(Diagnostic::code)
        .containsExactly("DUPLICATED_KEY");
  }

  private static NodeTemplate node(Topology topology, String name) {
    return topology.nodeTemplates().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Topology topology(String text) {
    return COMPILER.compile(new TemplateSource("t.yaml", text), Map.of()).orThrow();
  }

  private static List<Diagnostic> warnings(String text) {
    return COMPILER
        .compile(new TemplateSource("t.yaml", text), Map.of())
        .match(
            Compilation.Compiled::warnings,
            rejected -> {
              throw new AssertionError(rejected.problems());
            });
  }
}
