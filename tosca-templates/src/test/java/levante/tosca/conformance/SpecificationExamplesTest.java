package levante.tosca.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.data.Scalar;
import levante.tosca.data.Value;
import levante.tosca.model.Topology;
import levante.tosca.workflow.DeclarativeWorkflow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification's own examples use, in templates of ours. */
class SpecificationExamplesTest {
  private static final String LINKED =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      relationship_types:
        sample.Link:
          derived_from: tosca.relationships.ConnectsTo
          interfaces:
            Configure:
              operations:
                pre_configure_source: a.sh
                pre_configure_target: b.sh
                post_configure_source: c.sh
                post_configure_target: d.sh
                add_source: e.sh
                add_target: f.sh
      node_types:
        sample.Part:
          derived_from: tosca.nodes.Root
          capabilities: { end: { type: tosca.capabilities.Endpoint } }
          requirements:
            - link: { capability: tosca.capabilities.Endpoint, relationship: sample.Link, occurrences: [ 0, 1 ] }
          interfaces:
            Standard: { operations: { create: 1.sh, configure: 2.sh, start: 3.sh } }
      topology_template:
        node_templates:
          app: { type: sample.Part, requirements: [ link: db ] }
          db: { type: sample.Part }
      """;

  private static final String GREETERS =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      node_types:
        sample.Greeter:
          derived_from: tosca.nodes.Root
          properties: { greeting: { type: string, default: hello } }
          interfaces:
            Standard:
              inputs:
                shared: { type: integer, value: 3 }
              operations:
                create:
                  implementation: greet.sh
                  inputs:
                    text: { type: string, value: { get_property: [ SELF, greeting ] } }
                    times: { type: integer, default: 1, value: 2 }
      topology_template:
        node_templates:
          one: { type: sample.Greeter }
          two:
            type: sample.Greeter
            interfaces: { Standard: { operations: { create: { inputs: { times: 5 } } } } }
      """;

  @Test
  void anOutputOfAPropertyThatNobodySetIsToldWhenItRuns() {
    Topology topology =
        TemplateCompiler.bundled()
            .compile(
                new TemplateSource(
                    "volume.yaml",
                    """
                    tosca_definitions_version: tosca_simple_yaml_1_0
                    topology_template:
                      node_templates:
                        volume:
                          type: tosca.nodes.BlockStorage
                          properties: { size: 10 GB }
                      outputs:
                        id: { value: { get_property: [ volume, volume_id ] } }
                        size: { value: { get_property: [ volume, size ] } }
                    """),
                Map.of())
            .orThrow();

    assertThat(topology.outputs())
        .extracting(output -> output.name() + " " + Written.value(output.value()))
        .containsExactly("id <volume.volume_id>", "size 10 GB");
  }

  @Test
  void aRequirementThatAMappingShowsOutsideIsServedFromThere() {
    assertThat(problems("receiver: [ app, receiver ]")).isEmpty();
  }

  @Test
  void aRequirementThatNoMappingShowsIsMissed() {
    assertThat(problems("other: [ app, dependency ]")).containsExactly("REQUIREMENT_NOT_SATISFIED");
  }

  @Test
  void aNodeIsConfiguredBetweenTheOperationsOfItsRelationshipsForItsSide() {
    Topology topology = compiled(LINKED);

    assertThat(DeclarativeWorkflow.deploy(topology))
        .extracting(
            step ->
                step.nodeTemplate()
                    + step.requirement().map(index -> "/" + index).orElse("")
                    + " "
                    + step.operation().name())
        .containsExactly(
            "db create",
            "app/0 pre_configure_target",
            "db configure",
            "app/0 post_configure_target",
            "db start",
            "app create",
            "app/0 pre_configure_source",
            "app configure",
            "app/0 post_configure_source",
            "app start",
            "app/0 add_target",
            "app/0 add_source");
  }

  @Test
  void anInputOfAnOperationThatATypeDefinesMayStateItsValueThere() {
    Topology topology = compiled(GREETERS);

    assertThat(topology.nodeTemplates())
        .extracting(
            node -> {
              Map<String, Value> inputs =
                  node.interfaceNamed("Standard")
                      .orElseThrow()
                      .operation("create")
                      .orElseThrow()
                      .inputs();
              return Written.value(inputs.get("text"))
                  + " "
                  + Written.value(inputs.get("times"))
                  + " "
                  + Written.value(inputs.get("shared"));
            })
        .containsExactly("hello 2 3", "hello 5 3");
  }

  @Test
  void aNormativeTypeMayBeNamedByAllThatFollowsItsKind() {
    assertThat(
            problemsOf(
                "{ type: 'tosca:Compute', artifacts: { image: { file: i.img, type: %s } } }"
                    .formatted("'tosca:Deployment.Image.VM'")))
        .isEmpty();
    assertThat(problemsOf("{ type: Storage.ObjectStorage, properties: { name: files } }"))
        .isEmpty();
  }

  @Test
  void anAttributeMayBeDescribedWhereItIsAssigned() {
    assertThat(
            problemsOf(
                "{ type: tosca.nodes.Compute, attributes: { public_address: { description: seen, value: 10.0.0.1 } } }"))
        .isEmpty();
    assertThat(
            problemsOf(
                "{ type: tosca.nodes.Compute, attributes: { public_address: { value: [ 1 ] } } }"))
        .containsExactly("INVALID_VALUE");
  }

  @ParameterizedTest
  @ValueSource(strings = {".5 GHz", "500e3 kHz", "5E-1GHz"})
  void theScalarOfAUnitIsAnyNumberOfYaml(String frequency) {
    Topology topology =
        compiled(
            """
            tosca_definitions_version: tosca_simple_yaml_1_3
            topology_template:
              node_templates:
                one: { type: Compute, capabilities: { host: { properties: { cpu_frequency: %s } } } }
            """
                .formatted(frequency));

    assertThat(topology.nodeTemplates().get(0).capabilityProperties("host").value("cpu_frequency"))
        .map(value -> value.asScalar().orElseThrow())
        .hasValueSatisfying(
            scalar ->
                assertThat(((Scalar.Measure) scalar).amount()).isEqualByComparingTo("500000000"));
  }

  private static List<String> problemsOf(String node) {
    return problemsIn(
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        topology_template: { node_templates: { one: %s } }
        """
            .formatted(node));
  }

  private static Topology compiled(String text) {
    return TemplateCompiler.bundled()
        .compile(new TemplateSource("sample.yaml", text), Map.of())
        .orThrow();
  }

  private static List<String> problems(String mapping) {
    String text =
        """
        tosca_definitions_version: tosca_simple_yaml_1_0
        node_types:
          sample.Queue:
            derived_from: tosca.nodes.Root
            requirements:
              - receiver: { capability: tosca.capabilities.Node, occurrences: [ 0, 1 ] }
              - other: { capability: tosca.capabilities.Node, occurrences: [ 0, 1 ] }
          sample.App:
            derived_from: tosca.nodes.Root
            requirements:
              - receiver: { capability: tosca.capabilities.Node }
        topology_template:
          substitution_mappings:
            node_type: sample.Queue
            requirements:
              %s
          node_templates:
            app: { type: sample.App }
        """
            .formatted(mapping);
    return problemsIn(text);
  }

  private static List<String> problemsIn(String text) {
    return TemplateCompiler.bundled()
        .compile(new TemplateSource("queue.yaml", text), Map.of())
        .match(
            compiled -> List.of(),
            rejected -> rejected.problems().stream().map(Diagnostic::code).toList());
  }
}
