package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.tosca.adapter.file.FolderImports;
import levante.tosca.data.Value;
import levante.tosca.model.Capability;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Requirement;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates of the Infrastructure Manager's catalogue, as users have them. */
class CorpusTest {
  private static final Path FOLDER = Path.of("src/test/resources/corpus/templates");
  private static final TemplateCompiler COMPILER =
      TemplateCompiler.bundled().with(new FolderImports(FOLDER));

  static List<String> templates() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theWholeCorpusIsHere() throws IOException {
    assertThat(templates()).hasSize(14);
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateCompilesOnWhatItNamesAsItsParent(String file) throws IOException {
    Compilation compilation = COMPILER.compile(source(file), Map.of());

    assertThat(told(compilation)).isEmpty();
  }

  @Test
  void theMachinesOfAKubernetesClusterAreOfTheSizesThatItsInputsSay() throws IOException {
    Topology topology = compiled("kubernetes.yaml", Map.of("wn_num", 3, "wn_mem", "8 GB"));

    NodeTemplate worker = node(topology, "wn");
    assertThat(worker.scaling().map(Scaling::count)).contains(3);
    assertThat(host(worker).properties().bytes("mem_size"))
        .contains(BigInteger.valueOf(8_000_000_000L));
    assertThat(host(worker).properties().integer("num_cpus")).contains(2);
    assertThat(node(topology, "fe_block_storage").properties().bytes("size"))
        .contains(BigInteger.TEN.multiply(BigInteger.ONE.shiftLeft(30)));
    assertThat(node(topology, "lrms_front_end").properties().text("version")).contains("1.35.3");
    assertThat(node(topology, "wn_node").properties().value("front_end_ip"))
        .contains(
            new Value.Reference(
                Value.Reference.Kind.ATTRIBUTE, "front", List.of("private_address", "0")));
  }

  @Test
  void anElasticClusterIsItsParentWithLimitsForTheWorkers() throws IOException {
    Topology topology =
        compiled("kubernetes_elastic.yaml", Map.of("max_wn_num", 7, "min_wn_num", 1));

    assertThat(topology.nodeTemplates())
        .extracting(NodeTemplate::name)
        .containsExactly(
            "lrms_front_end",
            "front",
            "fe_block_storage",
            "wn_node",
            "wn",
            "elastic_cluster_front_end");
    assertThat(node(topology, "wn_node").capability("wn").orElseThrow().properties())
        .satisfies(
            wn -> {
              assertThat(wn.integer("max_instances")).contains(7);
              assertThat(wn.integer("min_instances")).contains(0);
            });
    assertThat(targets(node(topology, "elastic_cluster_front_end")))
        .containsExactly("lrms -> lrms_front_end", "wn -> wn_node", "host -> front");
    assertThat(node(topology, "elastic_cluster_front_end").properties().text("kube_token"))
        .contains("not_very_secret_token");
  }

  @Test
  void whatTheElasticOscarDoesNotRepeatStaysAsItsParentHasIt() throws IOException {
    NodeTemplate worker = node(compiled("oscar_elastic.yaml", Map.of("min_wn_num", 2)), "wn");

    assertThat(host(worker).properties().bytes("disk_size"))
        .contains(BigInteger.valueOf(20).shiftLeft(30));
    assertThat(worker.scaling().map(Scaling::count)).contains(2);
    assertThat(worker.capability("endpoint").orElseThrow().properties().text("dns_name"))
        .contains("vnode-#N#.localdomain");
  }

  @Test
  void aHelmChartMayStandOnAMachine() throws IOException {
    assertThat(targets(node(compiled("helm.yaml", Map.of()), "helm_chart")))
        .containsExactly("host -> front", "dependency -> lrms_front_end");
  }

  @Test
  void aLinkIsTheClusterWithItsService() throws IOException {
    Topology topology = compiled("k8s_minio.yaml", Map.of());

    assertThat(topology.name()).isEqualTo("MinIO K8s");
    assertThat(topology.nodeTemplates()).hasSize(6);
    assertThat(targets(node(topology, "minio")))
        .containsExactly("host -> front", "dependency -> lrms_front_end");
    assertThat(topology.outputs())
        .extracting("name")
        .contains("dashboard_endpoint", "minio_console_endpoint");
  }

  @Test
  void numbersBecomeSizesWhereATemplatePutsThemTogether() throws IOException {
    Topology topology = compiled("slurm_cluster.yml", Map.of("wn_mem", 2048));

    assertThat(host(node(topology, "lrms_wn")).properties().bytes("mem_size"))
        .contains(BigInteger.valueOf(2048).shiftLeft(20));
    assertThat(node(topology, "lrms_front_end").properties().integer("wn_mem")).contains(2048);
  }

  @Test
  void theProfileIsKnownAtEveryPlaceWhereItLies() throws IOException {
    String text = Files.readString(FOLDER.resolve("kubernetes.yaml"));
    for (String at : List.of("master", "refs/heads/main", "v1.2", "2240f6c/")) {
      String moved = text.replace("tosca/main/custom", "tosca/" + at + "/custom");

      assertThat(told(COMPILER.compile(new TemplateSource("k.yaml", moved), Map.of()))).isEmpty();
    }
  }

  @Test
  void aPropertyThatAnImTypeLacksIsAWarningAndOneOfOursAnError() throws IOException {
    String text = Files.readString(FOLDER.resolve("kubernetes.yaml"));
    TemplateSource odd =
        new TemplateSource("k.yaml", text.replace("csi_driver: {", "csi_drivr: {"));

    assertThat(COMPILER.compile(odd, Map.of()))
        .isInstanceOfSatisfying(
            Compilation.Compiled.class,
            compiled ->
                assertThat(compiled.warnings())
                    .isNotEmpty()
                    .allSatisfy(
                        one -> assertThat(one.message()).contains("did you mean 'csi_driver'?")));
  }

  @Test
  void aRandomSecretIsOpenUntilItIsDrawnOnce() throws IOException {
    String text =
        Files.readString(FOLDER.resolve("oscar.yaml"))
            .replace("default: minio123", "default: random(12)");
    TemplateSource source = new TemplateSource("oscar.yaml", text);
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");

    Map<String, Object> drawn = COMPILER.drawRandom(source, Map.of("fe_cpus", 8), random);

    assertThat(secret(source, Map.of()))
        .isEqualTo(
            new Value.Reference(Value.Reference.Kind.RANDOM, "minio_password", List.of("12")));
    assertThat(drawn).containsOnlyKeys("fe_cpus", "minio_password");
    assertThat((String) drawn.get("minio_password")).matches("[A-Za-z0-9]{12}");
    assertThat(secret(source, drawn)).isEqualTo(Value.text((String) drawn.get("minio_password")));
    assertThat(COMPILER.drawRandom(source, drawn, random)).isEqualTo(drawn);
  }

  @Test
  void aRandomSecretThatIsTooShortForItsInputIsAMistake() throws IOException {
    String text =
        Files.readString(FOLDER.resolve("oscar.yaml"))
            .replace("default: minio123", "default: random(4)");

    assertThat(told(COMPILER.compile(new TemplateSource("oscar.yaml", text), Map.of())))
        .singleElement()
        .asString()
        .contains("INVALID_VALUE");
  }

  private static Value secret(TemplateSource source, Map<String, Object> inputs) {
    return node(COMPILER.compile(source, inputs).orThrow(), "oscar")
        .properties()
        .value("minio_secretkey")
        .orElseThrow();
  }

  private static TemplateSource source(String file) throws IOException {
    return new TemplateSource(file, Files.readString(FOLDER.resolve(file)));
  }

  private static Topology compiled(String file, Map<String, Object> inputs) throws IOException {
    return COMPILER.compile(source(file), inputs).orThrow();
  }

  private static NodeTemplate node(Topology topology, String name) {
    return topology.nodeTemplate(name).orElseThrow();
  }

  private static Capability host(NodeTemplate node) {
    return node.capability("host").orElseThrow();
  }

  private static List<String> targets(NodeTemplate node) {
    return node.requirements().stream().map(CorpusTest::spelled).toList();
  }

  private static String spelled(Requirement requirement) {
    return requirement.name() + " -> " + requirement.target();
  }

  private static List<Diagnostic> told(Compilation compilation) {
    return compilation.match(Compilation.Compiled::warnings, Compilation.Rejected::problems);
  }
}
