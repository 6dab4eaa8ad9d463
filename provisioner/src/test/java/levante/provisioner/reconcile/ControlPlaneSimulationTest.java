package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.Quantity;
import levante.provisioner.change.Edit;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/** The life of a control plane of several servers, on the sandbox cloud. */
class ControlPlaneSimulationTest {
  private static final TemplateSource TEMPLATE =
      new TemplateSource(
          "servers.yaml",
          """
          tosca_definitions_version: tosca_simple_yaml_1_3
          imports: [ levante-profile.yaml ]
          topology_template:
            inputs:
              servers: { type: integer, default: 3 }
              memory: { type: string, default: 2 GB }
            node_templates:
              server:
                type: levante.nodes.Machine
                capabilities:
                  host: { properties: { num_cpus: 1, mem_size: { get_input: memory } } }
                  scalable: { properties: { count: { get_input: servers } } }
              worker:
                type: levante.nodes.Machine
              edge:
                type: levante.nodes.K3s
                requirements:
                  - control_plane: server
                  - worker: worker
          """);

  /** Servers whose machine was given back while their cluster still counted on them. */
  private final List<MachineId> tornOut = new ArrayList<>();

  private final World world = new World(this::watched);
  private Infrastructure made;

  private CloudProvider watched(CloudProvider cloud) {
    return (CloudProvider)
        Proxy.newProxyInstance(
            CloudProvider.class.getClassLoader(),
            new Class<?>[] {CloudProvider.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("terminate")) {
                terminated(arguments[0]).filter(this::isNode).forEach(tornOut::add);
              }
              try {
                return method.invoke(cloud, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }

  /** One machine, or several. */
  private static Stream<MachineId> terminated(Object argument) {
    return argument instanceof List<?> several
        ? several.stream().map(MachineId.class::cast)
        : Stream.of((MachineId) argument);
  }

  private boolean isNode(MachineId machine) {
    return nodes().contains(machine.value());
  }

  private Infrastructure create(String key, int servers) {
    made =
        world
            .levante
            .createInfrastructure()
            .from(
                new NewInfrastructure(
                    World.ANNA, TEMPLATE, Map.of("servers", servers), List.of(), Optional.of(key)));
    return made;
  }

  private void edit(Map<String, Object> inputs) {
    world
        .levante
        .changes()
        .edit()
        .edit(made.id(), World.ANNA, new Edit(TEMPLATE, inputs, Edit.Counts.WHERE_CHANGED));
  }

  private List<String> nodes() {
    return made == null ? List.of() : world.nodes.nodes(made.id().cluster("edge"));
  }

  private List<Integer> servers() {
    return world.now(made).machines().stream()
        .filter(machine -> machine.nodeTemplate().equals("server"))
        .map(machine -> machine.id().index())
        .toList();
  }

  private String server(int index) {
    return made.id().machine("server", index).value();
  }

  private void serves(Integer... servers) {
    Infrastructure now = world.now(made);
    assertThat(now.status().state()).as(now.status().toString()).isEqualTo(MachineState.CONFIGURED);
    assertThat(servers()).containsExactly(servers);
    assertThat(nodes()).hasSize(servers.length + 1);
  }

  private MachineId front() {
    Infrastructure now = world.now(made);
    ClusterSite site = now.estate().site(made.id().cluster("edge")).orElseThrow();
    return site.front().orElseThrow().machine();
  }

  @Test
  void theFirstOfThreeServersMakesTheClusterAndTheOthersJoinOneAfterTheOther() {
    create("three", 3);
    world.ticks(20);
    serves(0, 1, 2);
    assertThat(world.nodes.founders()).containsExactly(server(0));
    assertThat(world.nodes.mostServersAtATime()).isEqualTo(1);
    assertThat(front().value()).isEqualTo(server(0));
  }

  @Test
  void aFirstServerThatIsLostIsReplacedByOneThatJoinsTheOthers() {
    create("lost", 3);
    world.ticks(20);
    world.cloud.terminate(made.id().machine("server", 0));
    world.ticks(30);
    serves(1, 2, 4);
    assertThat(world.nodes.founders()).containsExactly(server(0));
    assertThat(front().value()).isEqualTo(server(1));
  }

  @Test
  void surplusServersLeaveOneAfterTheOtherBeforeTheirMachinesGo() {
    create("fewer", 3);
    world.ticks(20);
    edit(Map.of("servers", 1));
    world.ticks(20);
    serves(2);
    assertThat(tornOut).isEmpty();
    assertThat(world.nodes.founders()).containsExactly(server(0));
    edit(Map.of("servers", 3));
    world.ticks(30);
    serves(2, 4, 5);
    assertThat(world.nodes.founders()).containsExactly(server(0));
  }

  @Test
  void serversOfAnotherSizeAreMadeAnewOneAfterTheOtherInTheClusterThatStands() {
    create("larger", 3);
    world.ticks(20);
    edit(Map.of("memory", "8 GB"));
    for (int tick = 0; tick < 80; tick++) {
      world.ticks(1);
      assertThat(nodes()).hasSizeGreaterThanOrEqualTo(3);
    }
    serves(0, 1, 2);
    assertThat(world.cloud.list(made.id()))
        .filteredOn(machine -> machine.id().label().equals("server"))
        .extracting(Machine::size)
        .allMatch(size -> size.memory().compareTo(Quantity.parse("8G")) >= 0);
    assertThat(tornOut).isEmpty();
    assertThat(world.nodes.founders()).containsExactly(server(0));
  }

  @Test
  void allServersStopAndStartWithoutAnotherClusterBeingMade() {
    create("sleeping", 3);
    world.ticks(20);
    world.levante.changes().order().order(made.id(), World.ANNA, List.of(), Order.STOP);
    world.ticks(5);
    world.clock.advance(Duration.ofDays(3));
    world.levante.changes().order().order(made.id(), World.ANNA, List.of(), Order.START);
    world.ticks(30);
    serves(0, 1, 2);
    assertThat(world.nodes.founders()).containsExactly(server(0));
  }

  @Test
  void aStoppedServerThatIsTheLastToHoldTheClusterIsWaitedFor() {
    create("waiting", 3);
    world.ticks(20);
    world.levante.changes().order().order(made.id(), World.ANNA, List.of(2), Order.STOP);
    world.ticks(5);
    world.cloud.terminate(made.id().machine("server", 0));
    world.cloud.terminate(made.id().machine("server", 1));
    world.ticks(40);
    assertThat(servers()).containsExactly(2, 4, 5);
    assertThat(nodes()).doesNotContain(server(4), server(5));
    assertThat(world.nodes.founders()).containsExactly(server(0));
    world.levante.changes().order().order(made.id(), World.ANNA, List.of(2), Order.START);
    world.ticks(30);
    serves(2, 4, 5);
    assertThat(world.nodes.founders()).containsExactly(server(0));
  }

  @Test
  void aClusterWhoseServersAreAllGoneIsMadeAnewOnce() {
    create("gone", 3);
    world.ticks(20);
    List.of(0, 1, 2).forEach(one -> world.cloud.terminate(made.id().machine("server", one)));
    world.ticks(40);
    assertThat(servers()).containsExactly(4, 5, 6);
    assertThat(world.nodes.founders()).containsExactly(server(0), server(4));
  }

  @Test
  void whoeverIsKilledWhenTheClusterIsMadeOnce() {
    create("undisturbed", 3);
    Interruptions none = Interruptions.none();
    ticks(none, 20);
    assertThat(none.calls()).isGreaterThan(50);
    for (int fatal = 1; fatal <= none.calls(); fatal += 11) {
      create("killed " + fatal, 3);
      ticks(new Interruptions(fatal), 20);
      world.ticks(25);
      serves(0, 1, 2);
      assertThat(world.nodes.founders())
          .as("killed at call " + fatal)
          .filteredOn(founder -> founder.contains(made.id().hex()))
          .containsExactly(server(0));
      world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
      world.ticks(6);
      assertThat(world.cloud.list(made.id())).as("killed at call " + fatal).isEmpty();
    }
    assertThat(world.nodes.mostServersAtATime()).isEqualTo(1);
  }

  private void ticks(Interruptions interruptions, int ticks) {
    ProvisioningLoop loop = world.newLoop(interruptions);
    try {
      for (int i = 0; i < ticks; i++) {
        loop.tick();
        world.clock.advance(Duration.ofSeconds(1));
      }
    } catch (Killed killed) {
      world.clock.advance(Duration.ofSeconds(1));
    }
  }
}
