package levante.provisioner.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.sandbox.FaultScript;
import levante.provisioner.adapter.sandbox.ScriptedCloudProvider;
import levante.provisioner.change.Edit;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.cloud.Region;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.Plan.PoolPrice;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/** A cluster whose workers stand at the edge and, others of another size, in the cloud. */
class SeveralWorkerTypesTest {
  private static final String EDGE_ONLY =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      metadata: { template_name: burst }
      imports: [ levante-profile.yaml ]
      topology_template:
        node_templates:
          front:
            type: levante.nodes.Machine
            properties: { region: edge }
          edge_worker:
            type: levante.nodes.Machine
            properties: { region: edge }
            capabilities:
              host: { properties: { num_cpus: 4, mem_size: 4 GB } }
              scalable: { properties: { min_instances: 1, max_instances: 2 } }
          lab:
            type: levante.nodes.K3s
            requirements:
              - control_plane: front
              - worker: edge_worker
      """;
  private static final String BOTH =
      EDGE_ONLY
          + """
                    - worker: cloud_worker
                cloud_worker:
                  type: levante.nodes.Machine
                  properties: { region: cloud }
                  capabilities:
                    host: { properties: { num_cpus: 8, mem_size: 16 GB } }
                    scalable: { properties: { min_instances: 0, max_instances: 5, count: 2 } }
            """;

  private final FaultScript faults = new FaultScript();
  private final World world = new World(cloud -> new ScriptedCloudProvider(cloud, faults));

  private static NewInfrastructure wish(String template) {
    return new NewInfrastructure(
        World.ANNA, source(template), Map.of(), List.of(), Optional.empty());
  }

  private static TemplateSource source(String template) {
    return new TemplateSource("burst.yaml", template);
  }

  private Infrastructure made(String template) {
    Infrastructure made = world.levante.createInfrastructure().from(wish(template));
    world.ticks(15);
    return made;
  }

  private ProvisionedCluster cluster() {
    return world.levante.findClusters().of(World.ANNA).get(0);
  }

  private WorkerPool pool(String nodeTemplate) {
    return cluster().workers().stream()
        .filter(pool -> pool.nodeTemplate().equals(nodeTemplate))
        .findFirst()
        .orElseThrow();
  }

  private List<String> names(Infrastructure of) {
    return world.now(of).machines().stream()
        .filter(ManagedMachine::kept)
        .map(ManagedMachine::nodeTemplate)
        .sorted()
        .toList();
  }

  private static List<String> named(int edge, int cloud) {
    return Stream.of(
            IntStream.range(0, cloud).mapToObj(i -> "cloud_worker"),
            IntStream.range(0, edge).mapToObj(i -> "edge_worker"),
            Stream.of("front"))
        .flatMap(names -> names)
        .toList();
  }

  @Test
  void eachTypeIsPlannedWithItsOwnSizePlaceAndPrice() {
    Plan plan = world.levante.planInfrastructure().of(wish(BOTH));
    assertThat(plan.unserved()).isEmpty();
    assertThat(plan.prices())
        .extracting(PoolPrice::nodeTemplate, PoolPrice::count, one -> one.placement().region())
        .containsExactly(
            tuple("cloud_worker", 2, new Region("cloud")),
            tuple("edge_worker", 1, new Region("edge")),
            tuple("front", 1, new Region("edge")));
  }

  @Test
  void bothTypesJoinTheOneClusterAndKeepTheirOwnBounds() {
    Infrastructure made = made(BOTH);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(names(made)).isEqualTo(named(1, 2));
    assertThat(cluster().workers())
        .extracting(WorkerPool::nodeTemplate)
        .containsExactly("cloud_worker", "edge_worker");
    assertThat(pool("edge_worker").scale()).isEqualTo(new Scale(1, 2, 1));
    assertThat(pool("cloud_worker").scale()).isEqualTo(new Scale(0, 5, 2));
    assertThat(pool("cloud_worker").eurPerHour()).isGreaterThan(pool("edge_worker").eurPerHour());
  }

  @Test
  void oneTypesTroubleIsNotTheOthers() {
    Infrastructure made = made(BOTH);
    faults.fill(new Region("edge"));
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "edge_worker", 2);
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 3);
    world.ticks(12);
    assertThat(pool("edge_worker").trouble())
        .hasValueSatisfying(
            trouble -> assertThat(trouble.code()).isEqualTo(ErrorCode.OUT_OF_CAPACITY));
    assertThat(pool("cloud_worker").trouble()).isEmpty();
    assertThat(pool("cloud_worker").machines())
        .hasSize(3)
        .allMatch(machine -> machine.state() == MachineState.CONFIGURED);
  }

  @Test
  void eachTypeIsScaledByHandAndByTheLoopOnItsOwn() {
    Infrastructure made = made(BOTH);
    world.levante.changes().machines().add(made.id(), World.ANNA, Map.of("cloud_worker", 1));
    MachineId edge = pool("edge_worker").machines().get(0).id();
    MachineId cloud = pool("cloud_worker").machines().get(0).id();
    assertThat(world.levante.scaleNodeTemplate().release(made.id(), "edge_worker", List.of(edge)))
        .as("it would fall below its minimum")
        .isEmpty();
    assertThat(world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(cloud)))
        .containsExactly(cloud);
    world.ticks(12);
    assertThat(names(made)).isEqualTo(named(1, 2));
  }

  @Test
  void aTypeIsAddedToAClusterThatStandsAndTakenAwayAgain() {
    Infrastructure made = made(EDGE_ONLY);
    List<MachineId> before = world.now(made).machines().stream().map(ManagedMachine::id).toList();
    edit(made, BOTH);
    world.ticks(12);
    assertThat(names(made)).isEqualTo(named(1, 2));
    edit(made, EDGE_ONLY);
    assertThat(pool("cloud_worker").scale())
        .as("nothing is ordered of it while its machines leave")
        .isEqualTo(new Scale(0, 0, 0));
    world.ticks(15);
    assertThat(world.now(made).machines()).extracting(ManagedMachine::id).isEqualTo(before);
    assertThat(cluster().workers())
        .extracting(WorkerPool::nodeTemplate)
        .containsExactly("edge_worker");
  }

  private void edit(Infrastructure made, String template) {
    world
        .levante
        .changes()
        .edit()
        .edit(
            made.id(), World.ANNA, new Edit(source(template), Map.of(), Edit.Counts.WHERE_CHANGED));
  }

  @Test
  void bothTypesRestAndWakeAfterTheirControlPlane() {
    Infrastructure made = made(BOTH);
    world.levante.keeping().rest().hibernate(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.cloud.list(made.id()))
        .hasSize(4)
        .extracting(Machine::state)
        .containsOnly(MachineState.STOPPED);
    world.levante.keeping().rest().wake(made.id(), World.ANNA);
    world.ticks(20);
    assertThat(cluster().state()).isEqualTo(ProvisionedCluster.State.READY);
    assertThat(cluster().workers())
        .flatExtracting(WorkerPool::machines)
        .hasSize(3)
        .extracting("state")
        .containsOnly(MachineState.CONFIGURED);
  }

  @Test
  void aTypeInAnotherCloudIsRefusedInPlainWords() {
    String elsewhere = BOTH.replace("{ region: cloud }", "{ cloud: other, region: cloud }");
    assertThatThrownBy(() -> world.levante.planInfrastructure().of(wish(elsewhere)))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST))
        .hasMessageContaining(
            "'cloud_worker': it is to stand in cloud 'other', but all machines of an"
                + " infrastructure stand in one cloud, here sandbox");
  }
}
