package levante.web.radl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RadlTest {
  private static final String CLUSTER =
      """
      description desc ( name = 'my cluster' )
      network public (outbound = 'yes' and outports = '22/tcp,80/tcp')
      network private ( )
      # the front-end
      system front (
      cpu.arch = 'x86_64' and
      cpu.count>=2 and
      memory.size>=1g and
      net_interface.1.connection = 'public' and
      net_interface.0.connection = 'private' and
      disk.0.os.name = 'linux' and
      disk.0.image.url = ['one://a/1', 'ost://b/2'] and
      disk.0.applications contains (name = 'ansible.modules.git' and version>='2') and
      disk.1.size=1GB and
      soft 10 ( cpu.count>=4 )
      )
      system wn (
      cpu.count = 1 and
      memory.size >= 512MiB
      )
      configure front (
      @begin
      ---
        - tasks:
          - debug: msg="it's (fine)"
      @end
      )
      configure wn
      deploy front 1
      deploy wn 3 cloud1
      contextualize (
      system front configure front step 1
      )
      """;

  @Test
  void theTextFormIsRead() {
    Radl radl = RadlReader.read(CLUSTER);
    assertThat(radl.of(RadlSection.Kind.SYSTEM))
        .extracting(RadlSection::id)
        .containsExactly("front", "wn");
    RadlSection front = radl.system("front").orElseThrow();
    assertThat(front.number("memory.size")).contains(new BigDecimal("1000000000"));
    assertThat(front.feature("cpu.count").orElseThrow().operator().isLowerBound()).isTrue();
    assertThat(radl.system("wn").orElseThrow().number("memory.size"))
        .contains(new BigDecimal(512 * 1024 * 1024));
    assertThat(radl.recipes().get(0).text().orElseThrow()).contains("it's (fine)");
    assertThat(radl.recipes().get(1).isReference()).isTrue();
    assertThat(radl.deploys())
        .containsExactly(
            new Radl.Deploy("front", 1, java.util.Optional.empty()),
            new Radl.Deploy("wn", 3, java.util.Optional.of("cloud1")));
    assertThat(radl.contextualize().orElseThrow().items()).hasSize(1);
  }

  @Test
  void whatIsWrittenIsReadBackTheSameInBothForms() {
    Radl radl = RadlReader.read(CLUSTER);
    assertThat(RadlReader.read(RadlText.write(radl))).isEqualTo(radl);
    Radl fromJson = RadlJson.read(RadlJson.write(radl).toString());
    assertThat(RadlJson.write(fromJson)).isEqualTo(RadlJson.write(radl));
    assertThat(fromJson.deploys()).isEqualTo(radl.deploys());
  }

  @Test
  void theJsonFormHasBoundsAsSuffixesAndNumbersInBytes() {
    String json = RadlJson.write(RadlReader.read(CLUSTER)).toString();
    assertThat(json)
        .contains(
            "\"cpu.count_min\":2",
            "\"memory.size_min\":1000000000",
            "\"cpu.count\":1",
            "{\"class\":\"deploy\",\"system\":\"wn\",\"vm_number\":3,\"cloud\":\"cloud1\"}");
  }

  @Test
  void referencesOfTheJsonFormAreRead() {
    Radl add =
        RadlJson.read(
            "[{\"class\":\"network\",\"reference\":true,\"id\":\"publica\"},"
                + "{\"class\":\"system\",\"reference\":true,\"id\":\"front\"},"
                + "{\"vm_number\":1,\"class\":\"deploy\",\"system\":\"front\"}]");
    assertThat(add.sections()).allMatch(RadlSection::isReference);
    assertThat(add.deploys()).hasSize(1);
  }

  @Test
  void theShortFormOfAnAdditionIsRead() {
    Radl add = RadlReader.read("network publica\nsystem front\ndeploy front 1");
    assertThat(add.deploys()).hasSize(1);
    assertThat(add.system("front").orElseThrow().isReference()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "system front (\ncpu.count>=)",
        "system front (\ncpu.count>=1",
        "system front (\nname = 'open)",
        "configure x (\n@begin\nnever closed\n",
        "sistem front ()",
        "deploy front many",
        "deploy front 1.5",
        "network a (x = 1 y = 2)",
        "system a (x contains (x contains (x contains (x contains (x contains (x contains (x"
            + " contains (x contains (x contains (x contains (y = 1)))))))))))",
        "system a (x = 99999999999999999999999999999999999999)",
        "\u00e4"
      })
  void whatIsWrongIsRefusedWithItsLine(String text) {
    assertThatThrownBy(() -> RadlReader.read(text))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refused.getMessage()).startsWith("RADL, line ");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{}", "[{}]", "[{\"class\":\"x\"}]", "[{\"class\":\"system\"}]", "[1]"})
  void jsonThatIsNoRadlIsRefused(String text) {
    assertThatThrownBy(() -> RadlJson.read(text))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  @Test
  void aDocumentBecomesATemplateThatCompiles() {
    TemplateSource template = RadlTemplate.of(RadlReader.read(CLUSTER));
    Topology topology = TemplateCompiler.bundled().compile(template, Map.of()).orThrow();
    assertThat(topology.name()).isEqualTo("my cluster");
    NodeTemplate front = topology.nodeTemplate("front").orElseThrow();
    assertThat(front.capabilityProperties("host").integer("num_cpus")).contains(2);
    assertThat(front.capabilityProperties("endpoint").text("network_name")).contains("PUBLIC");
    assertThat(topology.nodeTemplate("wn").orElseThrow().scaling().orElseThrow().count())
        .isEqualTo(3);
    assertThat(topology.nodeTemplate("front_disk_1")).isPresent();
    assertThat(topology.nodeTemplate("front_application_0")).isPresent();
    assertThat(front.interfaces()).isNotEmpty();
    assertThat(RadlTemplate.origin(template)).contains(RadlReader.read(CLUSTER));
  }

  @Test
  void aDeployWithoutItsSystemIsRefused() {
    assertThatThrownBy(() -> RadlTemplate.of(RadlReader.read("deploy nobody 1")))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
  }

  @Test
  void aSystemWithoutADeployBecomesNoMachine() {
    TemplateSource template = RadlTemplate.of(RadlReader.read("system idle ( cpu.count >= 1 )"));
    Topology topology = TemplateCompiler.bundled().compile(template, Map.of()).orThrow();
    assertThat(topology.nodeTemplate("idle").orElseThrow().scaling().orElseThrow().count())
        .isZero();
  }

  @Test
  void thePortsOfItsNetworksAreOpened() {
    TemplateSource template =
        RadlTemplate.of(
            RadlReader.read(
                """
                network a (outports = '22, 80/tcp-8080/tcp,9000:9100/udp')
                network b (outbound = 'yes' and outports = '10.0.0.0/8-443')
                system s (net_interface.0.connection = 'a' and net_interface.1.connection = 'b')
                deploy s 1
                """));
    Topology topology = TemplateCompiler.bundled().compile(template, Map.of()).orThrow();
    assertThat(topology.nodeTemplate("s").orElseThrow().capabilityProperties("endpoint"))
        .extracting(endpoint -> endpoint.value("ports").orElseThrow().toString())
        .asString()
        .contains("22", "80", "9000", "9100", "udp", "443", "10.0.0.0/8")
        .doesNotContain("8080");
  }

  @ParameterizedTest
  @ValueSource(strings = {"web", "0", "70000", "9:8", "80/icmp", "80/tcp-80/udp", "22,,80", ""})
  void whatIsNoPortIsRefused(String list) {
    Radl radl =
        RadlReader.read(
            "network n (outports = '%s')\nsystem s (net_interface.0.connection = 'n')"
                .formatted(list));
    assertThatThrownBy(() -> RadlTemplate.of(radl)).hasMessageContaining("outports");
  }
}
