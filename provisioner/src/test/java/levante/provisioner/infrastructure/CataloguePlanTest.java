package levante.provisioner.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.UnservedPart;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.Plan.PoolPrice;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import levante.tosca.catalog.Catalogue;
import levante.tosca.catalog.Form;
import levante.tosca.catalog.FormReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the catalogue's templates, and some of the Infrastructure Manager's kind, are planned as.
 */
class CataloguePlanTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final Map<String, Object> OWN =
      Map.of("server_address", "192.0.2.10", "ssh_credential", "edge");

  private static final String IM_STYLE =
      """
                tosca_definitions_version: tosca_simple_yaml_1_0
                imports:
                  - grycap_custom_types: https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml
                topology_template:
                  node_templates:
                    front:
                      type: tosca.nodes.indigo.Compute
                      capabilities:
                        endpoint: { properties: { network_name: PUBLIC } }
                        host: { properties: { num_cpus: 2, mem_size: 4 GB } }
                    workers:
                      type: tosca.nodes.indigo.Compute
                      capabilities:
                        scalable: { properties: { count: 3 } }
                        host: { properties: { num_cpus: 4, mem_size: 8 GB } }
                    lrms:
                      type: tosca.nodes.indigo.LRMS.FrontEnd.Kubernetes
                      requirements:
                        - host: front
                    wn:
                      type: tosca.nodes.indigo.LRMS.WorkerNode.Kubernetes
                      properties:
                        front_end_ip: { get_attribute: [ front, private_address, 0 ] }
                      requirements:
                        - host: workers
                """;

  /** Shared: plans keep nothing, and each deployment here looks at its own infrastructure. */
  private static final World WORLD = new World();

  static Stream<TemplateSource> templates() {
    return CATALOGUE.entries().stream()
        .flatMap(
            entry ->
                entry.isChild()
                    ? entry.parents().stream()
                        .map(parent -> CATALOGUE.template(entry.id(), List.of(parent)))
                    : Stream.of(CATALOGUE.template(entry.id())));
  }

  private static NewInfrastructure wish(TemplateSource template, Map<String, Object> more) {
    Map<String, Object> inputs = new TreeMap<>(OWN);
    inputs
        .keySet()
        .retainAll(FormReader.read(template).form().fields().map(Form.Field::name).toList());
    inputs.putAll(more);
    return new NewInfrastructure(World.ANNA, template, inputs, List.of(), Optional.empty());
  }

  private Plan plan(TemplateSource template) {
    return WORLD.levante.planInfrastructure().of(wish(template, Map.of()));
  }

  @ParameterizedTest
  @MethodSource("templates")
  void everyTemplateAndEveryChildOnEachParentIsPlannedWithPriceOrSaysWhatExists(
      TemplateSource template) {
    Plan plan = plan(template);

    boolean isBought = plan.eurPerHour().signum() > 0 && !plan.steps().isEmpty();
    assertThat(isBought || names(plan).contains("control_plane")).isTrue();
  }

  @Test
  void whatCannotBeCarriedOutIsNamedInThePlanAndRefusedAtDeployment() {
    TemplateSource helm = CATALOGUE.template("helm-chart", List.of("k3s-edge"));

    Plan plan = plan(helm);

    assertThat(names(plan)).containsExactly("control_plane", "worker", "cluster", "helm_chart");
    assertThatThrownBy(() -> WORLD.levante.createInfrastructure().from(wish(helm, Map.of())))
        .isInstanceOfSatisfying(
            LevanteException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining(
            "'helm_chart' (levante.nodes.HelmChart): its cluster is not carried out");
    assertThat(WORLD.levante.findInfrastructures().all())
        .noneMatch(one -> one.name().equals("helm-chart"));
  }

  @ParameterizedTest
  @CsvSource({"helm-chart,helm_chart", "container-service,container"})
  void applicationsAreCarriedOutOnEveryClusterThatIs(String child, String node) {
    for (String parent : CATALOGUE.entry(child).parents()) {
      Plan plan = plan(CATALOGUE.template(child, List.of(parent)));

      assertThat(plan.estate().desired().applications())
          .hasSize(names(plan).contains("cluster") ? 0 : 1);
      assertThat(names(plan).contains(node)).isEqualTo(names(plan).contains("cluster"));
    }
  }

  @Test
  void aSlurmClusterIsPlannedWhole() {
    Plan plan = plan(CATALOGUE.template("elastic-slurm"));

    assertThat(plan.prices())
        .extracting(PoolPrice::nodeTemplate)
        .containsExactly("front_end", "worker");
    assertThat(names(plan)).isEmpty();
  }

  private static TemplateSource several(String cluster, String by, int count) {
    return new TemplateSource(
        "several.yaml",
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        imports: [ levante-profile.yaml ]
        topology_template:
          node_templates:
            server:
              type: levante.nodes.Machine
              capabilities:
                scalable: { properties: { count: %d } }
            edge:
              type: %s
              requirements:
                - %s: server
        """
            .formatted(count, cluster, by));
  }

  @ParameterizedTest
  @CsvSource({"levante.nodes.Kubernetes,control_plane", "levante.nodes.SlurmCluster,front_end"})
  void aControlPlaneOfSeveralMachinesIsNotMadeIntoSeveralClusters(String cluster, String by) {
    Plan plan = WORLD.levante.planInfrastructure().of(bare(several(cluster, by, 3)));
    assertThat(plan.unserved())
        .extracting(UnservedPart::toString)
        .containsExactly(
            "'edge' (%s): nothing makes several machines into one control plane yet"
                .formatted(cluster));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,1", "3,0", "4,1"})
  void severalServersOfK3sArePlannedAndAnEvenNumberOfThemIsAdvisedAgainst(int count, int hints) {
    Plan plan =
        WORLD
            .levante
            .planInfrastructure()
            .of(bare(several("levante.nodes.K3s", "control_plane", count)));
    assertThat(plan.unserved()).isEmpty();
    assertThat(plan.steps())
        .filteredOn(step -> step.reason().contains("an odd number is better"))
        .hasSize(hints);
  }

  private static NewInfrastructure bare(TemplateSource template) {
    return new NewInfrastructure(World.ANNA, template, Map.of(), List.of(), Optional.empty());
  }

  @Test
  void existingMachinesAreNotBought() {
    Plan plan = plan(CATALOGUE.template("k3s-edge"));

    assertThat(plan.prices()).isEmpty();
    assertThat(names(plan)).containsExactly("control_plane", "worker", "cluster");
  }

  @ParameterizedTest
  @CsvSource({"second-worker-type,1,1", "burst-workers,0,5"})
  void aSecondTypeOfWorkerIsPlannedBesideTheFirst(String child, int min, int max) {
    for (String parent : CATALOGUE.entry(child).parents()) {
      Plan plan = plan(CATALOGUE.template(child, List.of(parent)));

      assertThat(names(plan)).isEmpty();
      assertThat(plan.estate().desired().workers("cluster"))
          .extracting(DesiredPool::nodeTemplate)
          .containsExactly("second_worker", "worker");
      assertThat(plan.estate().desired().pool("second_worker").orElseThrow().scale())
          .isEqualTo(new DesiredPool.Scale(min, max, min));
      assertThat(plan.prices()).hasSize(3);
    }
  }

  @Test
  void graphicsProcessorsAreBoughtWhereTheyAreAskedFor() {
    assertThat(plan(CATALOGUE.template("gpu-workers")).prices())
        .filteredOn(price -> price.nodeTemplate().equals("worker"))
        .allMatch(price -> price.placement().size().gpus() >= 1)
        .hasSize(1);
  }

  @Test
  void servicesOnStoredFilesAreDeployedWithChildrenAndAll() {
    TemplateSource template =
        CATALOGUE.template("add-services", List.of("kubernetes", "add-elasticity"));

    Infrastructure made =
        WORLD.levante.createInfrastructure().from(wish(template, Map.of("max_workers", 3)));
    WORLD.ticks(15);

    Infrastructure now = WORLD.now(made);
    assertThat(now.template().parents()).hasSize(2);
    assertThat(now.outputs())
        .extracting(Infrastructure.OutputValue::name)
        .contains("cluster", "endpoint", "storage_endpoint", "kubeconfig");
  }

  @Test
  void aTemplateOfTheInfrastructureManagersWorldIsPlannedAsMachinesAndWhatStandsOnThem() {
    Plan plan = plan(new TemplateSource("im.yaml", IM_STYLE));

    assertThat(plan.prices())
        .extracting(price -> price.nodeTemplate() + " x" + price.count())
        .containsExactly("front x1", "workers x3");
    assertThat(names(plan)).containsExactly("lrms", "wn");
    assertThat(plan.unserved().get(0).host()).contains("front");
  }

  @Test
  void aRandomInputIsDrawnOnceAndKept() {
    NewInfrastructure wish =
        new NewInfrastructure(
            World.ANNA,
            new TemplateSource(
                "random.yaml",
                """
                tosca_definitions_version: tosca_simple_yaml_1_3
                imports: [ levante-profile.yaml ]
                topology_template:
                  inputs:
                    token: { type: string, default: random(16) }
                  node_templates:
                    machine: { type: levante.nodes.Machine }
                  outputs:
                    token: { value: { get_input: token } }
                """),
            Map.of(),
            List.of(),
            Optional.of("once"));

    Infrastructure first = WORLD.levante.createInfrastructure().from(wish);

    assertThat(first.inputs().get("token")).asString().matches("[A-Za-z0-9]{16}");
    assertThat(WORLD.levante.createInfrastructure().from(wish)).isEqualTo(first);
    WORLD.ticks(2);
    assertThat(WORLD.now(first).outputs())
        .contains(new Infrastructure.OutputValue("token", first.inputs().get("token")));
  }

  private static List<String> names(Plan plan) {
    return plan.unserved().stream().map(UnservedPart::name).toList();
  }
}
