package levante.tosca.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
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
}
