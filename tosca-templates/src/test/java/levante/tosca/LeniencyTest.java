package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.model.Artifact;
import levante.tosca.model.Interface;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;

/** What templates of the Infrastructure Manager may do that others may not. */
class LeniencyTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final String VERSION = "tosca_definitions_version: tosca_simple_yaml_1_0\n";
  private static final String IM =
      VERSION
          + "imports:\n"
          + "  - im: https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml\n";
  private static final String SMALL_DEFAULT =
      """
      topology_template:
        inputs:
          memory:
            type: scalar-unit.size
            default: 1 GiB
            constraints: [ { valid_values: [ 2 GiB, 4 GiB ] } ]
        node_templates:
          machine:
            type: Compute
            capabilities: { host: { properties: { mem_size: { get_input: memory } } } }
      """;
  private static final String MOUNTED =
      """
      topology_template:
        node_templates:
          machine:
            type: tosca.nodes.indigo.Compute
            requirements:
              - local_storage:
                  node: disk
                  relationship:
                    type: AttachesTo
                    properties: { location: /data }
                    interfaces:
                      Standard:
                        pre_configure_source:
                          implementation: mount.yml
                          inputs: { size: { get_property: [ TARGET, size ] } }
          disk:
            type: BlockStorage
            properties: { size: 5 GB }
      """;

  @Test
  void ofTwoValuesTheLastCountsInItsWorldAndAWarningSaysSo() {
    String twice =
        """
        topology_template:
          node_templates:
            machine:
              type: tosca.nodes.Compute
              capabilities: { host: { properties: { num_cpus: 1, num_cpus: 2 } } }
        """;

    Compilation.Compiled compiled =
        COMPILER.compile(source(IM + twice), Map.of()).match(one -> one, rejected -> null);

    assertThat(compiled.topology().nodeTemplates().get(0).capabilityProperties("host"))
        .satisfies(host -> assertThat(host.integer("num_cpus")).contains(2));
    assertThat(compiled.warnings()).extracting(Diagnostic::code).containsExactly("DUPLICATED_KEY");
    assertThat(COMPILER.compile(source(VERSION + twice), Map.of()))
        .isInstanceOf(Compilation.Rejected.class);
  }

  @Test
  void aDefaultOutsideItsConstraintsIsAWarningInItsWorld() {
    Compilation.Compiled compiled = compiled(IM + SMALL_DEFAULT);

    assertThat(compiled.warnings()).extracting(Diagnostic::code).containsExactly("INVALID_VALUE");
    assertThat(
            machine(compiled).capabilities().stream()
                .filter(one -> one.name().equals("host"))
                .findFirst()
                .orElseThrow()
                .properties()
                .bytes("mem_size"))
        .contains(BigInteger.valueOf(1L << 30));
  }

  @Test
  void aDefaultOutsideItsConstraintsIsAMistakeElsewhere() {
    assertThat(codes(VERSION + SMALL_DEFAULT)).containsExactly("INVALID_VALUE");
  }

  @Test
  void aValueThatIsGivenHasToMeetTheConstraintsInItsWorldToo() {
    Compilation compilation =
        COMPILER.compile(source(IM + SMALL_DEFAULT), Map.of("memory", "3 GiB"));

    assertThat(problems(compilation))
        .filteredOn(Diagnostic::isError)
        .extracting(Diagnostic::code)
        .containsExactly("INVALID_VALUE");
  }

  @Test
  void aDefaultOfAnotherTypeIsAMistakeInItsWorldToo() {
    assertThat(codes(IM + SMALL_DEFAULT.replace("1 GiB", "much"))).containsExactly("INVALID_VALUE");
  }

  @Test
  void aConstraintOfAnInputThatDoesNotExistIsAWarningInItsWorld() {
    String most = SMALL_DEFAULT.replace("valid_values: [ 2 GiB, 4 GiB ]", "max_value: 4 GiB");

    assertThat(compiled(IM + most).warnings())
        .extracting(Diagnostic::code)
        .containsExactly("INVALID_CONSTRAINT");
    assertThat(codes(VERSION + most)).containsExactly("INVALID_CONSTRAINT");
    assertThat(COMPILER.compile(source(VERSION + most), Map.of()))
        .isInstanceOf(Compilation.Rejected.class);
  }

  @Test
  void whatATypeOfItsWorldLeavesOutOfACapabilityIsAWarning() {
    String storm =
        """
        topology_template:
          node_templates:
            queue:
              type: tosca.nodes.indigo.LRMS.FrontEnd.Storm
              requirements: [ host: machine ]
            machine:
              type: tosca.nodes.indigo.Compute
        """;

    assertThat(compiled(IM + storm).warnings())
        .extracting(Diagnostic::code, Diagnostic::message)
        .containsExactly(
            tuple("MISSING_REQUIRED", "'queue/lrms' needs the property 'type' (string)"));
  }

  @Test
  void whatTheTemplateLeavesOutOfACapabilityIsAMistakeInItsWorldToo() {
    String storm =
        """
        topology_template:
          node_templates:
            queue:
              type: tosca.nodes.indigo.LRMS.FrontEnd.Storm
              capabilities: { lrms: { properties: {} } }
              requirements: [ host: machine ]
            machine:
              type: tosca.nodes.indigo.Compute
        """;

    assertThat(COMPILER.compile(source(IM + storm), Map.of()))
        .isInstanceOf(Compilation.Rejected.class);
    assertThat(codes(IM + storm)).containsExactly("MISSING_REQUIRED");
  }

  @Test
  void softwareMayBeHostedOnSoftwareThatHasAMachine() {
    Compilation.Compiled compiled =
        compiled(
            IM
                + """
                topology_template:
                  node_templates:
                    portal:
                      type: tosca.nodes.SoftwareComponent
                      requirements: [ host: cluster ]
                    cluster:
                      type: tosca.nodes.indigo.LRMS.FrontEnd.Slurm
                      properties: { wn_ips: [] }
                      requirements: [ host: machine ]
                    machine:
                      type: tosca.nodes.indigo.Compute
                """);

    assertThat(compiled.topology().nodeTemplate("portal").orElseThrow().requirements())
        .extracting(one -> one.target())
        .containsExactly("cluster");
    assertThat(compiled.warnings())
        .extracting(Diagnostic::code)
        .containsExactly("REQUIREMENT_NOT_SATISFIED");
  }

  @Test
  void anOpenListOfPortsMayBeEmpty() {
    Compilation.Compiled compiled =
        compiled(
            IM
                + """
                topology_template:
                  inputs:
                    ports: { type: map, entry_schema: { type: PortSpec }, default: {} }
                  node_templates:
                    machine:
                      type: tosca.nodes.indigo.Compute
                      capabilities:
                        endpoint: { properties: { ports: { get_input: ports } } }
                """);

    assertThat(compiled.warnings()).isEmpty();
  }

  @Test
  void theFileOfAnArtifactMayBeComputedFromInputs() {
    Compilation.Compiled compiled =
        compiled(
            IM
                + """
                topology_template:
                  inputs:
                    image: { type: string, default: "mysql:8" }
                  node_templates:
                    app:
                      type: tosca.nodes.Container.Application.Docker
                      artifacts:
                        image:
                          type: tosca.artifacts.Deployment.Image.Container.Docker
                          file: { get_input: image }
                      requirements: [ host: runtime ]
                    runtime:
                      type: tosca.nodes.Container.Runtime.Docker
                """);

    assertThat(compiled.topology().nodeTemplate("app").orElseThrow().artifacts())
        .extracting(Artifact::file)
        .contains("mysql:8");
  }

  @Test
  void relationshipsHaveTheOperationsOfConfigureUnderTheNameOfStandard() {
    Compilation.Compiled compiled = compiled(IM + MOUNTED);

    List<Interface> interfaces =
        machine(compiled).requirements().get(0).relationship().interfaces();
    assertThat(interfaces)
        .filteredOn(one -> one.name().endsWith("Configure"))
        .flatExtracting(Interface::operations)
        .anySatisfy(
            operation -> {
              assertThat(operation.name()).isEqualTo("pre_configure_source");
              assertThat(operation.inputs().get("size").asScalar())
                  .hasValueSatisfying(size -> assertThat(size.plain()).hasToString("5 GB"));
            });
  }

  @Test
  void typesAreNotMissedThatAFailedImportMayHaveBrought() {
    String template =
        VERSION
            + """
            imports: [ https://example.org/own_types.yaml ]
            topology_template:
              node_templates:
                machine:
                  type: example.nodes.Machine
            """;

    assertThat(codes(template)).containsExactly("IMPORT_REFUSED");
  }

  @Test
  void aTemplateWithoutANameHasThatOfItsFile() {
    assertThat(compiled(IM + SMALL_DEFAULT).topology().name()).isEqualTo("lenient");
  }

  private static NodeTemplate machine(Compilation.Compiled compiled) {
    Topology topology = compiled.topology();
    return topology.nodeTemplate("machine").orElseThrow();
  }

  private static TemplateSource source(String text) {
    return new TemplateSource("a/b/lenient.yaml", text);
  }

  private static List<Diagnostic> problems(Compilation compilation) {
    return compilation.match(Compilation.Compiled::warnings, Compilation.Rejected::problems);
  }

  private static List<String> codes(String text) {
    return problems(COMPILER.compile(source(text), Map.of())).stream()
        .map(Diagnostic::code)
        .toList();
  }

  private static Compilation.Compiled compiled(String text) {
    Compilation compilation = COMPILER.compile(source(text), Map.of());
    assertThat(compilation)
        .as("%s", problems(compilation))
        .isInstanceOf(Compilation.Compiled.class);
    return (Compilation.Compiled) compilation;
  }
}
