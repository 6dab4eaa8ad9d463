package levante.tosca.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;

/** What the specification's own examples use, in templates of ours. */
class SpecificationExamplesTest {
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
    return TemplateCompiler.bundled()
        .compile(new TemplateSource("queue.yaml", text), Map.of())
        .match(
            compiled -> List.of(),
            rejected -> rejected.problems().stream().map(Diagnostic::code).toList());
  }
}
