package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that were written against older versions of the Infrastructure Manager's types. */
class OlderProfileTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String IM =
      """
      tosca_definitions_version: tosca_simple_yaml_1_0
      imports:
        - im: https://raw.githubusercontent.com/grycap/tosca/refs/tags/v1.0.0/custom_types.yaml
      """;
  private static final String TRANSFERRED =
      IM
          + """
          topology_template:
            node_templates:
              data:
                type: tosca.nodes.eosc.fts.Dataset
                properties: { dataset_id: '10.1234/example' }
                requirements:
                  - host: machine
                  - remote_storage:
                      node: store
                      capability: tosca.capabilities.Storage
                      relationship:
                        type: tosca.relationships.eosc.Transfers
                        properties: { fts_credential: { token: secret } }
              machine:
                type: tosca.nodes.indigo.Compute
              store: { type: tosca.nodes.StorageSystem%s }
          """;

  @ParameterizedTest
  @ValueSource(strings = {"capabilities: { remote_storage: { %s } }", "%s"})
  void aStorageSaysWhereItIsWithItsCapabilityOrWithItsNodeTemplate(String place) {
    String where = place.formatted("properties: { endpoint: 'https://s' }");

    NodeTemplate store =
        topology(TRANSFERRED.formatted(", " + where)).nodeTemplate("store").orElseThrow();

    assertThat(store.capabilities())
        .filteredOn(one -> one.name().equals("remote_storage"))
        .singleElement()
        .satisfies(one -> assertThat(one.properties().text("endpoint")).contains("https://s"));
  }

  @Test
  void aStorageHasToSaySomewhereWhereItIs() {
    assertThat(problems(TRANSFERRED.formatted("")))
        .extracting(Diagnostic::code)
        .containsOnly("UNKNOWN_PROPERTY");
  }

  @Test
  void severalControlPlanesKnowWhichAddressTheyShare() {
    assertThat(
            problems(
                IM
                    + """
                    topology_template:
                      node_templates:
                        cluster:
                          type: tosca.nodes.indigo.LRMS.FrontEnd.Kubernetes
                          properties:
                            control_plane_ip: 10.0.0.9
                            master_node_ip: { get_attribute: [ machine, private_address, 0 ] }
                          requirements: [ host: machine ]
                        machine:
                          type: tosca.nodes.indigo.Compute
                    """))
        .isEmpty();
  }

  @Test
  void aChildWithOneNodeTemplateNamedLikeAFunctionKeepsThoseOfItsParent() {
    TemplateSource parent =
        new TemplateSource(
            "parent.yaml",
            IM
                + """
                topology_template:
                  node_templates:
                    machine: { type: tosca.nodes.indigo.Compute }
                """);
    TemplateSource child =
        new TemplateSource(
            "child.yaml",
            IM
                + """
                topology_template:
                  node_templates:
                    get_data:
                      type: tosca.nodes.SoftwareComponent
                      requirements: [ host: machine ]
                """);

    Topology topology = COMPILER.compile(child.onto(List.of(parent)), Map.of()).orThrow();

    assertThat(topology.nodeTemplates())
        .extracting(NodeTemplate::name)
        .containsExactly("machine", "get_data");
  }

  private static Topology topology(String text) {
    return COMPILER.compile(new TemplateSource("older.yaml", text), Map.of()).orThrow();
  }

  private static List<Diagnostic> problems(String text) {
    return COMPILER
        .compile(new TemplateSource("older.yaml", text), Map.of())
        .match(Compilation.Compiled::warnings, Compilation.Rejected::problems);
  }
}
