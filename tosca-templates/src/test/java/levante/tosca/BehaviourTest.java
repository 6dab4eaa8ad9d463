package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.tosca.data.Value;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Relationship;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BehaviourTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String HEAD =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      repositories: { store: https://files.example/ }
      interface_types:
        my.Backup:
          derived_from: tosca.interfaces.Root
          save: { inputs: { to: { type: string }, keep: { type: integer, default: 3 } } }
      node_types:
        my.Db:
          derived_from: tosca.nodes.SoftwareComponent
          properties: { port: { type: integer, default: 5432 }, note: { type: string, required: false } }
          artifacts:
            playbook: { file: site.yml, type: tosca.artifacts.File }
          interfaces:
            Standard:
              inputs: { shared: all }
              create:
                implementation: playbook
                inputs:
                  port: { get_property: [ SELF, port ] }
                  note: { get_property: [ SELF, note ] }
            Backup: { type: my.Backup }
      relationship_types:
        my.Link:
          derived_from: tosca.relationships.DependsOn
          properties: { speed: { type: integer, default: 10 }, path: { type: string, required: true } }
          interfaces:
            Configure:
              pre_configure_source:
                implementation: link.sh
                inputs:
                  port: { get_property: [ TARGET, port ] }
                  from: { get_attribute: [ SOURCE, tosca_name ] }
                  speed: { get_property: [ SELF, speed ] }
      topology_template:
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Standard: { create: other.sh }",
        "Standard: { operations: { create: other.sh } }",
        "Standard: { create: { implementation: other.sh } }",
        "Standard: { create: { implementation: { primary: other.sh } } }",
        "Standard: { operations: { create: { implementation: { primary: { file: other.sh } } } } }",
        "tosca.interfaces.node.lifecycle.Standard: { create: other.sh }",
      })
  void theTemplatesImplementationWinsInEverySpelling(String written) {
    NodeTemplate db = db("interfaces: { " + written + " }");

    assertThat(db.interfaces()).extracting(Interface::name).containsExactly("Backup", "Standard");
    Interface.Operation create = operation(db, "Standard", "create");
    assertThat(create.implementation().orElseThrow().primary().file()).isEqualTo("other.sh");
    assertThat(create.inputs().keySet()).containsExactly("port", "shared");
    assertThat(create.inputs().get("port")).isEqualTo(number(create, "port", 5432));
  }

  @Test
  void aTypesInputThatNamesWhatIsNotThereIsLeftOut() {
    assertThat(operation(db(""), "Standard", "create").inputs()).doesNotContainKey("note");
  }

  @Test
  void inputsAreReadUnderTheirDefinitionAndKeepItsDefaults() {
    NodeTemplate db = db("interfaces: { Backup: { save: { inputs: { to: 007 } } } }");

    Interface.Operation save = operation(db, "Backup", "save");
    assertThat(save.inputs().get("to")).isEqualTo(Value.text("007"));
    assertThat(save.inputs().get("keep").evaluate((n, p) -> Optional.empty())).contains(3L);
  }

  @Test
  void anImplementationSaysWhereItRunsWithWhatAndForHowLong() {
    NodeTemplate db =
        db(
            "artifacts: { lib: { file: lib.tgz, repository: store, deploy_path: /opt } },"
                + " interfaces: { Standard: { start: { implementation: { primary: go.py,"
                + " dependencies: [ lib, extra.sh ], operation_host: ORCHESTRATOR, timeout: 90 } } } }");

    Interface.Implementation start =
        operation(db, "Standard", "start").implementation().orElseThrow();
    assertThat(start.primary().type()).contains("tosca.artifacts.Implementation.Python");
    assertThat(start.dependencies())
        .extracting(Artifact::file)
        .containsExactly("lib.tgz", "extra.sh");
    assertThat(start.dependencies().get(0).repository()).contains("https://files.example/");
    assertThat(start.dependencies().get(0).deployPath()).contains("/opt");
    assertThat(start.operationHost()).contains("ORCHESTRATOR");
    assertThat(start.timeout()).contains(Duration.ofSeconds(90));
  }

  @Test
  void artifactsOfTypeAndTemplateAreThereByName() {
    NodeTemplate db = db("artifacts: { image: disk.qcow2 }");

    assertThat(db.artifacts()).extracting(Artifact::name).containsExactly("image", "playbook");
    assertThat(db.artifacts().get(1).isA("tosca.artifacts.Root")).isTrue();
    assertThat(operation(db, "Standard", "create").implementation().orElseThrow().primary().name())
        .isEqualTo("playbook");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "relationship: { type: my.Link, properties: { path: /a, speed: 20 } }        | | 20",
        "relationship: fast                                                          | fast | 99",
        "relationship: { type: fast, properties: { speed: 100 } }                    | fast | 100",
      })
  void relationshipsHaveTheirValuesHoweverTheyAreWritten(
      String written, String template, long speed) {
    Topology topology = linked(written);

    Relationship link =
        topology.nodeTemplate("app").orElseThrow().requirements("dependency").get(0).relationship();
    assertThat(link.type()).isEqualTo("my.Link");
    assertThat(link.template()).isEqualTo(Optional.ofNullable(template));
    assertThat(link.properties().text("path")).contains("/a");
    assertThat(link.properties().integer("speed")).contains((int) speed);
    Interface.Operation operation =
        link.interfaces().get(0).operation("pre_configure_source").orElseThrow();
    assertThat(operation.inputs().get("port").evaluate((n, p) -> Optional.empty())).contains(5432L);
    assertThat(operation.inputs().get("from")).isEqualTo(Value.text("app"));
    assertThat(operation.inputs().get("speed").evaluate((n, p) -> Optional.empty()))
        .contains(speed);
  }

  @Test
  void aFunctionNamesARelationshipTemplate() {
    Topology topology = linked("relationship: fast");

    assertThat(topology.output("speed").orElseThrow().value().evaluate((n, p) -> Optional.empty()))
        .contains(99L);
    assertThat(topology.output("state").orElseThrow().value())
        .isEqualTo(
            new Value.Reference(
                Value.Reference.Kind.ATTRIBUTE, "app/dependency/0", List.of("state")));
  }

  @Test
  void aCopyTakesAllAndChangesWhatItWrites() {
    Topology topology =
        compiled(
            """
              node_templates:
                box: { type: tosca.nodes.Compute }
                one:
                  type: my.Db
                  properties: { port: 1, note: kept }
                  requirements: [ host: box ]
                  interfaces: { Standard: { create: { inputs: { extra: a, more: b } } } }
                two:
                  copy: one
                  properties: { port: 2 }
                  interfaces: { Standard: { create: { inputs: { extra: c } } } }
            """);

    NodeTemplate two = topology.nodeTemplate("two").orElseThrow();
    assertThat(two.properties().integer("port")).contains(2);
    assertThat(two.properties().text("note")).contains("kept");
    assertThat(two.requirements("host").get(0).target()).isEqualTo("box");
    assertThat(operation(two, "Standard", "create").inputs())
        .containsEntry("extra", Value.text("c"))
        .containsEntry("more", Value.text("b"));
    assertThat(topology.nodeTemplate("one").orElseThrow().properties().integer("port")).contains(1);
  }

  @Test
  void noKeyOfTheSpecificationIsReadOver() {
    Compilation compilation =
        COMPILER.compile(
            new TemplateSource(
                "t.yaml",
                HEAD
                    + """
                      node_templates:
                        box:
                          type: tosca.nodes.Compute
                          description: a
                          metadata: { a: b }
                          attributes: { private_address: 10.0.0.1 }
                          capabilities: { endpoint: { attributes: { ip_address: 10.0.0.1 } } }
                          interfaces: { Standard: { start: a.sh } }
                          artifacts: { a: a.sh }
                      relationship_templates:
                        unused: { type: my.Link, properties: { path: /x } }
                    """),
            Map.of());

    assertThat(compilation.match(Compilation.Compiled::warnings, Compilation.Rejected::problems))
        .isEmpty();
  }

  private static Value number(Interface.Operation operation, String input, long expected) {
    assertThat(operation.inputs().get(input).evaluate((n, p) -> Optional.empty()))
        .contains(expected);
    return operation.inputs().get(input);
  }

  private static Interface.Operation operation(NodeTemplate node, String name, String operation) {
    return node.interfaceNamed(name).orElseThrow().operation(operation).orElseThrow();
  }

  private static NodeTemplate db(String written) {
    return compiled(
            "  node_templates:\n    box: { type: Compute }\n"
                + "    db: { type: my.Db, requirements: [ host: box ], %s }\n".formatted(written))
        .nodeTemplate("db")
        .orElseThrow();
  }

  private static Topology linked(String written) {
    return compiled(
        """
          relationship_templates:
            fast: { type: my.Link, properties: { path: /a, speed: 99 } }
          node_templates:
            box: { type: tosca.nodes.Compute }
            db: { type: my.Db, requirements: [ host: box ] }
            app:
              type: tosca.nodes.SoftwareComponent
              requirements:
                - host: box
                - dependency: { node: db, %s }
          outputs:
            speed: { value: { get_property: [ fast, speed ] } }
            state: { value: { get_attribute: [ fast, state ] } }
        """
            .formatted(written));
  }

  private static Topology compiled(String topology) {
    return COMPILER
        .compile(new TemplateSource("t.yaml", HEAD + topology), Map.of())
        .match(
            Compilation.Compiled::topology,
            rejected -> {
              throw new AssertionError(
                  rejected.problems().stream().map(Diagnostic::toString).toList().toString());
            });
  }
}
