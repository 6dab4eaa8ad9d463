package levante.provisioner.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.provisioner.change.Change;
import levante.provisioner.change.Edit;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.Step;
import levante.provisioner.terms.Drift;
import levante.provisioner.terms.DriftPolicy;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/** Applications from a template to their clusters and off them again. */
class ApplicationsTest {
  private static final String CHART =
      """
          shop:
            type: levante.nodes.HelmChart
            properties:
              chart: nginx
              repository: https://charts.example.org
              version: "1.2.0"
              namespace: web
              values: "%s"
            requirements:
              - host: edge
              - dependency: base
      """;

  private static final String BASE =
      """
          base:
            type: levante.nodes.KubernetesManifest
            properties:
              manifest: "{apiVersion: v1, kind: ConfigMap, metadata: {name: base}}"
            requirements:
              - host: edge
      """;

  private static final String WEB =
      """
          web:
            type: levante.nodes.ContainerService
            properties:
              image: docker.io/library/nginx:1.27
              command: [ sh, -c, 'echo "hello"' ]
              replicas: 2
              ports: [ 80 ]
              environment: { NAME: anna }
              cpus: 0.5
              memory: 256 MiB
              gpus: 1
            requirements:
              - host: edge
      """;

  private static final String IM =
      """
          chart:
            type: tosca.nodes.indigo.Helm.Chart
            properties:
              name: MyApp
              repository_name: any
              repository_url: https://charts.example.org
              values_file: "a: 1"
              values: { list: "a,b" }
            requirements:
              - host: server
          object:
            type: tosca.nodes.indigo.KubernetesObject
            properties:
              spec: "https://example.org/object.yaml"
            requirements:
              - host: server
      """;

  private final World world = new World();

  static TemplateSource template(String... applications) {
    String cluster =
        """
        tosca_definitions_version: tosca_simple_yaml_1_3
        imports: [ levante-profile.yaml, im-profile.yaml ]
        metadata: { template_name: applied }
        topology_template:
          node_templates:
            server: { type: tosca.nodes.Compute }
            edge:
              type: levante.nodes.K3s
              properties: { schedulable_control_plane: true }
              requirements:
                - control_plane: server
        """;
    return new TemplateSource("applied.yaml", cluster + String.join("", applications));
  }

  private Infrastructure deployed(TemplateSource template) {
    return world
        .levante
        .createInfrastructure()
        .from(
            new NewInfrastructure(
                World.ANNA, template, Map.of(), List.of(), Optional.of("applied")));
  }

  private static TemplateSource both(String values) {
    return template(BASE, CHART.formatted(values));
  }

  private List<Kind> kinds(Infrastructure made) {
    return world.levante.history().newest(made.id(), 100).stream()
        .map(InfrastructureEvent::kind)
        .toList();
  }

  @Test
  void aPlanNamesEachApplicationAndWhatItWaitsFor() {
    Plan plan =
        world
            .levante
            .planInfrastructure()
            .of(
                new NewInfrastructure(
                    World.ANNA, both("a: 1"), Map.of(), List.of(), Optional.empty()));

    assertThat(plan.unserved()).isEmpty();
    assertThat(plan.steps())
        .filteredOn(step -> step.subject().equals("shop"))
        .extracting(Step::reason)
        .containsExactly(
            "chart nginx 1.2.0, https://charts.example.org waits for the control plane of edge");
  }

  @Test
  void applicationsComeAfterTheirClusterAndAfterWhatTheyNeed() {
    Infrastructure made = deployed(both("a: 1"));

    world.applications.fail("base", Optional.of("exit 1"));
    world.ticks(60);
    assertThat(world.applications.find("shop")).isEmpty();
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.UNCONFIGURED);
    assertThat(world.now(made).status().explanations())
        .contains("base: exit 1", "shop: waits for base");

    world.applications.fail("base", Optional.empty());
    world.ticks(10);

    assertThat(world.applications.find("shop")).isPresent();
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(world.now(made).status().explanations()).isEmpty();
    assertThat(kinds(made)).contains(Kind.APPLICATION_FAILED, Kind.APPLICATION_READY);
  }

  @Test
  void anEditIsAChangeInPlaceAndWhatItDropsGoesButTheRestStays() {
    Infrastructure made = deployed(both("a: 1"));
    world.ticks(60);

    var plan =
        world
            .levante
            .changes()
            .edit()
            .plan(
                made.id(),
                World.ANNA,
                new Edit(
                    template(BASE, CHART.formatted("a: 2").replace("1.2.0", "1.3.0")),
                    Map.of(),
                    Edit.Counts.WHERE_CHANGED));
    assertThat(plan.changes())
        .containsExactly(
            new Change(
                Change.Kind.CHANGE, "shop", "version from 1.2.0 to 1.3.0, its values change"));

    edit(made, template(BASE));
    world.ticks(5);

    assertThat(world.applications.find("shop")).isEmpty();
    assertThat(world.applications.find("base")).isPresent();
    assertThat(world.now(made).estate().applications().all()).hasSize(1);
    assertThat(kinds(made)).contains(Kind.APPLICATION_REMOVED);
  }

  private void edit(Infrastructure made, TemplateSource template) {
    world
        .levante
        .changes()
        .edit()
        .edit(made.id(), World.ANNA, new Edit(template, Map.of(), Edit.Counts.WHERE_CHANGED));
  }

  @Test
  void whatIsNeededLeavesAfterWhatNeedsIt() {
    Infrastructure made = deployed(both("a: 1"));
    world.ticks(60);
    edit(made, template());

    world.levante.loop().tick();
    assertThat(world.applications.find("shop")).isEmpty();
    assertThat(world.applications.find("base")).isPresent();
    world.ticks(3);
    assertThat(world.applications.find("base")).isEmpty();
    assertThat(world.now(made).estate().applications().all()).isEmpty();
  }

  @Test
  void aSilentClusterLosesNoApplication() {
    Infrastructure made = deployed(both("a: 1"));
    world.ticks(60);
    edit(made, template(BASE));
    world.applications.silent(true);
    world.ticks(5);

    assertThat(world.now(made).estate().applications().all()).hasSize(2);
    world.applications.silent(false);
    world.ticks(3);
    assertThat(world.now(made).estate().applications().all()).hasSize(1);
  }

  @Test
  void whatSomebodyElseTookAwayIsPutThereAgain() {
    Infrastructure made = deployed(both("a: 1"));
    world.ticks(60);
    world.clock.advance(Duration.ofHours(1));

    world.applications.lose("shop");
    world.ticks(1);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.RUNNING);
    world.ticks(5);
    assertThat(world.applications.find("shop")).isPresent();
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void whatIsLostIsOnlyToldWhereDriftIsOnlyReported() {
    Infrastructure made = deployed(both("a: 1"));
    world.ticks(60);
    world.levante.keeping().drift().by(made.id(), World.ANNA, DriftPolicy.REPORT);

    world.applications.lose("shop");
    world.ticks(5);

    assertThat(world.applications.find("shop")).isEmpty();
    assertThat(world.now(made).status().drifts())
        .extracting(Drift::kind, Drift::subject)
        .containsExactly(tuple(Drift.Kind.APPLICATION_LOST, "shop"));
  }

  @Test
  void aDestroyedInfrastructureEndsWithItsApplications() {
    Infrastructure made = deployed(both("a: 1"));
    world.ticks(60);

    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(60);

    assertThat(kinds(made)).contains(Kind.DESTROYED);
  }

  @Test
  void valuesAreKeptWhereNobodyReadsThem() {
    Infrastructure made = deployed(both("password: s3cret"));
    world.ticks(60);

    assertThat(world.now(made).estate().desired().application("shop").orElseThrow().text().reveal())
        .isEqualTo("password: s3cret");
    assertThat(world.now(made).toString()).doesNotContain("text=password");
  }

  @Test
  void brokenTextsAreToldWithTheirLineBeforeAMachineIsBought() {
    assertThatThrownBy(() -> deployed(both("a: 1\\nb: [")))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("node template 'shop': its values are no YAML map: line 2:");
    String objects =
        BASE.replace(
            "\"{apiVersion: v1, kind: ConfigMap, metadata: {name: base}}\"",
            "\"apiVersion: v1\\nkind: ConfigMap\\n---\\nkind: Secret\\n\"");
    assertThatThrownBy(() -> deployed(template(objects)))
        .hasMessageContaining("what begins in line 4 has no apiVersion");
  }

  @Test
  void whoSignsInToARepositoryIsNotShown() {
    TemplateSource template =
        template(BASE, CHART.formatted("a: 1").replace("https://", "https://me:secret@"));
    Infrastructure made = deployed(template);
    world.ticks(60);

    ManagedApplication shop = world.now(made).estate().applications().all().get(1);
    assertThat(shop.application().what())
        .isEqualTo("chart nginx 1.2.0, https://charts.example.org");
    assertThat(shop.application().chart().orElseThrow().repository())
        .contains("https://me:secret@charts.example.org");
  }

  @Test
  void aContainerServiceIsADeploymentAndAService() {
    deployed(template(WEB));
    world.ticks(60);

    assertThat(world.applications.find("web").orElseThrow().text().reveal())
        .isEqualTo(
            ("{'apiVersion':'v1','kind':'List','items':[{'apiVersion':'apps/v1','kind':'Deployment',"
                    + "'metadata':{'name':'web','labels':{'app.kubernetes.io/name':'web'}},'spec':{"
                    + "'replicas':2,'selector':{'matchLabels':{'app.kubernetes.io/name':'web'}},"
                    + "'template':{'metadata':{'labels':{'app.kubernetes.io/name':'web'}},'spec':{"
                    + "'containers':[{'name':'web','image':'docker.io/library/nginx:1.27','command':["
                    + "'sh','-c','echo \\\"hello\\\"'],'ports':[{'containerPort':80}],'env':[{'name':"
                    + "'NAME','value':'anna'}],'resources':{'requests':{'cpu':'0.5','memory':"
                    + "'268435456','nvidia.com/gpu':'1'},'limits':{'cpu':'0.5','memory':'268435456',"
                    + "'nvidia.com/gpu':'1'}}}]}}}},{'apiVersion':'v1','kind':'Service','metadata':{"
                    + "'name':'web','labels':{'app.kubernetes.io/name':'web'}},'spec':{'selector':{"
                    + "'app.kubernetes.io/name':'web'},'ports':[{'name':'port-80','port':80,"
                    + "'targetPort':80}]}}]}")
                .replace('\'', '"'));
  }

  @Test
  void anImChartOnAMachineThatControlsOurClusterIsPutThereWithoutItsPlaybook() {
    Infrastructure made = deployed(template(IM));
    world.ticks(60);

    DesiredApplication chart = world.applications.find("chart").orElseThrow();
    assertThat(chart.namespace()).isEqualTo("myapp");
    assertThat(chart.chart().orElseThrow())
        .isEqualTo(
            new DesiredApplication.Chart(
                "myapp", "MyApp", Optional.of("https://charts.example.org"), Optional.empty()));
    assertThat(chart.sets().reveal()).isEqualTo("list=a\\,b\n");
    assertThat(world.applications.find("object").orElseThrow().text().reveal())
        .isEqualTo("https://example.org/object.yaml");
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }
}
