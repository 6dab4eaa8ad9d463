package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.model.Artifact;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;

/** What a type says again of what it inherits, and leaves to its ancestor otherwise. */
class RefinementTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String HEAD = "tosca_definitions_version: tosca_simple_yaml_1_3\n";

  // As the non-normative types of the specification do.
  private static final String DATABASES =
      HEAD
          + """
          node_types:
            my.MySQL:
              derived_from: tosca.nodes.DBMS
              properties:
                port: { description: Its own, default: 3306 }
                root_password: { required: true }
              capabilities:
                host: { valid_source_types: [ my.Schema ] }
            my.Schema:
              derived_from: tosca.nodes.Database
              requirements:
                - host: { node: my.MySQL }
          topology_template:
            node_templates:
              machine: { type: tosca.nodes.Compute }
              server: { type: my.MySQL, properties: { %s }, requirements: [ host: machine ] }
              other: { type: tosca.nodes.DBMS, requirements: [ host: machine ] }
              shop: { type: my.Schema, properties: { name: shop } }
          """;

  @Test
  void whatIsLeftOutIsTheAncestors() {
    Topology topology = topology(DATABASES.formatted("root_password: secret"));

    assertThat(node(topology, "server").properties().integer("port")).contains(3306);
    assertThat(node(topology, "shop").requirements())
        .singleElement()
        .satisfies(host -> assertThat(host.target()).isEqualTo("server"))
        .extracting(Requirement::capability)
        .isEqualTo("host");
  }

  @Test
  void whatIsSaidAgainHolds() {
    assertThat(problems(DATABASES.formatted("port: 3307")))
        .singleElement()
        .satisfies(one -> assertThat(one.message()).contains("root_password"));
  }

  @Test
  void aPropertyOfACapabilityIsRefinedOverItsType() {
    Topology topology =
        topology(
            HEAD
                + """
                node_types:
                  my.Large:
                    derived_from: tosca.nodes.Compute
                    capabilities:
                      host: { properties: { num_cpus: { default: 16 } } }
                  my.Larger:
                    derived_from: my.Large
                    capabilities:
                      host: { properties: { num_cpus: { constraints: [ greater_than: 8 ] } } }
                topology_template:
                  node_templates:
                    machine: { type: my.Larger }
                """);

    assertThat(
            node(topology, "machine")
                .capability("host")
                .orElseThrow()
                .properties()
                .integer("num_cpus"))
        .contains(16);
  }

  @Test
  void anArtifactWithoutFileHasItsTypes() {
    Topology topology =
        topology(
            HEAD
                + """
                node_types:
                  my.App:
                    derived_from: tosca.nodes.Root
                    artifacts:
                      image: { type: tosca.artifacts.File, file: base.img, deploy_path: /srv }
                  my.Special:
                    derived_from: my.App
                    artifacts:
                      image: { artifact_version: 1.2 }
                topology_template:
                  node_templates:
                    app: { type: my.Special, artifacts: { image: { deploy_path: /opt } } }
                    plain: { type: my.Special }
                    own: { type: my.Special, artifacts: { image: own.img } }
                """);

    Artifact image = artifact(topology, "app");
    assertThat(image.file()).isEqualTo("base.img");
    assertThat(image.deployPath()).contains("/opt");
    assertThat(image.version()).contains("1.2");
    assertThat(image.type()).contains("tosca.artifacts.File");
    assertThat(artifact(topology, "plain").deployPath()).contains("/srv");
    assertThat(artifact(topology, "own").deployPath()).isEmpty();
  }

  @Test
  void aPropertyOfTheTypeNullNeedsNoValue() {
    Topology topology =
        topology(
            HEAD
                + """
                node_types:
                  my.Empty:
                    derived_from: tosca.nodes.Root
                    properties: { one: { type: null }, two: { type: "null" } }
                topology_template:
                  node_templates:
                    given: { type: my.Empty, properties: { one: null, two: ~ } }
                    left: { type: my.Empty }
                """);

    assertThat(node(topology, "given").properties().value("one")).isEmpty();
    assertThat(node(topology, "left").properties().value("two")).isEmpty();
  }

  private static Artifact artifact(Topology topology, String node) {
    List<Artifact> all = node(topology, node).artifacts();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  private static NodeTemplate node(Topology topology, String name) {
    return topology.nodeTemplate(name).orElseThrow();
  }

  private static Topology topology(String text) {
    return COMPILER.compile(new TemplateSource("t.yaml", text), Map.of()).orThrow();
  }

  private static List<Diagnostic> problems(String text) {
    return COMPILER
        .compile(new TemplateSource("t.yaml", text), Map.of())
        .match(compiled -> List.of(), Compilation.Rejected::problems);
  }
}
