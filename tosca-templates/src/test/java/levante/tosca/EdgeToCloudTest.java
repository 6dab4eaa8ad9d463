package levante.tosca;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.tosca.catalog.Catalogue;
import levante.tosca.model.NodeTemplate;
import levante.tosca.model.Scaling;
import levante.tosca.model.Topology;
import org.junit.jupiter.api.Test;

class EdgeToCloudTest {
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();
  private static final TemplateSource TEMPLATE = Catalogue.bundled().template("edge-to-cloud");

  @Test
  void theTopologyIsTheOneAPersonWouldDraw() throws IOException {
    assertThat(TopologyText.of(compiled(Map.of())))
        .isEqualTo(Files.readString(Path.of("src/test/resources/golden/edge-to-cloud.txt")));
  }

  @Test
  void inputsReachWhatTheyAreFor() {
    Topology topology =
        compiled(
            Map.of(
                "cloud_max_workers", 9,
                "cloud_worker_memory", "1.5 GiB",
                "idle_time", "90 s",
                "cloud_region", "north"));

    NodeTemplate worker = topology.nodeTemplate("cloud_worker").orElseThrow();
    assertThat(worker.scaling()).contains(new Scaling(0, 9, 0));
    assertThat(worker.properties().text("region")).contains("north");
    assertThat(worker.capabilityProperties("host").bytes("mem_size"))
        .contains(BigInteger.valueOf(1_610_612_736L));
    NodeTemplate cloud = topology.nodeTemplate("cloud").orElseThrow();
    assertThat(cloud.properties().duration("idle_time")).contains(Duration.ofSeconds(90));
  }

  @Test
  void clustersAreFoundByWhatTheirTypesHaveInCommon() {
    Topology topology = compiled(Map.of());

    assertThat(topology.nodeTemplatesOf("levante.nodes.KubernetesCluster"))
        .extracting(NodeTemplate::name)
        .containsExactly("edge", "cloud");
    assertThat(topology.targets(topology.nodeTemplate("cloud").orElseThrow(), "worker"))
        .extracting(NodeTemplate::name)
        .containsExactly("cloud_worker");
  }

  @Test
  void anOutputIsToldAsSoonAsAllItsAttributesAreKnown() {
    Topology topology = compiled(Map.of());
    var summary = topology.output("summary").orElseThrow().value();

    assertThat(summary.evaluate((node, path) -> Optional.empty())).isEmpty();
    assertThat(
            summary.evaluate(
                (node, path) ->
                    path.equals(List.of("cluster_id"))
                        ? Optional.of(node + "-1")
                        : Optional.empty()))
        .contains("edge-1 in edge and cloud-1 in cloud");
  }

  @Test
  void anInputOutOfItsRangeIsPointedAtWhereItIsDeclared() {
    Compilation compilation = COMPILER.compile(TEMPLATE, Map.of("cloud_max_workers", 51));

    assertThat(compilation)
        .isInstanceOfSatisfying(
            Compilation.Rejected.class,
            rejected ->
                assertThat(rejected.problems())
                    .singleElement()
                    .satisfies(
                        problem -> {
                          assertThat(problem.code()).isEqualTo("INVALID_VALUE");
                          assertThat(problem.message()).contains("'51' has to be from 0 to 50");
                          assertThat(problem.path())
                              .isEqualTo("topology_template/inputs/cloud_max_workers");
                          assertThat(problem.position().length())
                              .isEqualTo("cloud_max_workers".length());
                        }));
  }

  private static Topology compiled(Map<String, Object> inputs) {
    return COMPILER.compile(TEMPLATE, inputs).orThrow();
  }
}
