package levante.provisioner.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.desired.PoolOperations;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.operate.ArtifactKind;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

/** Templates with operations, from the text to machines that serve, in virtual time. */
class OperationSimulationTest {
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        node_templates:
          back: { type: levante.nodes.Machine }
          front:
            type: levante.nodes.Machine
            capabilities: { scalable: { properties: { count: 2 } } }
          plain: { type: levante.nodes.Machine }
          application:
            type: tosca.nodes.SoftwareComponent
            requirements: [ host: front, dependency: database ]
            interfaces:
              Standard:
                create: files/create.sh
                configure:
                  implementation: files/%s
                  inputs:
                    database: { get_attribute: [ back, private_address ] }
                    self: { get_attribute: [ HOST, private_address ] }
          database:
            type: tosca.nodes.SoftwareComponent
            requirements: [ host: back ]
            interfaces: { Standard: { configure: files/database.yml } }
      """;

  private final World world = new World();

  private Infrastructure made(String file) {
    TreeMap<String, String> files =
        new TreeMap<>(
            Map.of("files/create.sh", "true", "files/run.sh", "true", "files/database.yml", "[]"));
    TemplateSource template =
        new TemplateSource("operations.yaml", TEMPLATE.formatted(file), List.of(), files);
    return world
        .levante
        .createInfrastructure()
        .from(new NewInfrastructure(World.ANNA, template, Map.of(), List.of(), Optional.of("one")));
  }

  private List<String> addresses(Infrastructure infrastructure, String nodeTemplate) {
    return world.now(infrastructure).estate().kept(nodeTemplate).stream()
        .map(machine -> machine.addresses().privateAddress().orElseThrow())
        .toList();
  }

  @Test
  void eachMachineHasItsOperationsInOrderAndWaitsForThoseItNeeds() {
    world.operations.canRun(ArtifactKind.BASH, ArtifactKind.PLAYBOOK);
    Infrastructure made = made("run.sh");
    assertThat(made.estate().desired().pool("front").orElseThrow().operations())
        .isEqualTo(
            new PoolOperations(
                List.of("application.Standard.create", "application.Standard.configure"),
                List.of("back")));
    world.ticks(20);
    assertThat(world.now(made).estate().machines())
        .extracting(ManagedMachine::state)
        .containsOnly(MachineState.CONFIGURED);
    String back = addresses(made, "back").get(0);
    assertThat(world.operations.history().get(0))
        .isEqualTo("database.Standard.configure on back {}");
    assertThat(world.operations.history().subList(1, 3))
        .containsOnly("application.Standard.create on front {}");
    assertThat(world.operations.history().subList(3, 5))
        .containsExactlyInAnyOrderElementsOf(
            addresses(made, "front").stream()
                .map(
                    own ->
                        "application.Standard.configure on front {database=%s, self=%s}"
                            .formatted(back, own))
                .toList());
    assertThat(world.operations.history()).hasSize(5);
  }

  @Test
  void aMachineIsRunningAndSaysWhatItWaitsForUntilItsOperationsAreOver() {
    world.operations.canRun(ArtifactKind.BASH, ArtifactKind.PLAYBOOK);
    Infrastructure made = made("run.sh");
    for (int i = 0; i < 20 && world.operations.history().isEmpty(); i++) {
      world.ticks(1);
    }
    assertThat(world.now(made).estate().kept("back"))
        .singleElement()
        .satisfies(
            machine -> {
              assertThat(machine.state()).isEqualTo(MachineState.RUNNING);
              assertThat(machine.explanation()).isEqualTo("runs database.Standard.configure");
            });
    assertThat(world.now(made).estate().kept("front"))
        .extracting(ManagedMachine::state)
        .doesNotContain(MachineState.CONFIGURED);
  }

  @Test
  void whatNothingRunsIsRefusedWithTheOperationsName() {
    world.operations.canRun(ArtifactKind.BASH);
    assertThatThrownBy(() -> made("run.sh"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
              assertThat(refused)
                  .hasMessageContaining("database")
                  .hasMessageContaining("levante.ansible.playbook");
            });
  }

  @Test
  void aFileThatIsNotThereIsRefusedBeforeAnythingIsBought() {
    world.operations.canRun(ArtifactKind.BASH, ArtifactKind.PLAYBOOK);
    assertThatThrownBy(() -> made("missing.sh"))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("application.Standard.configure")
        .hasMessageContaining("files/missing.sh");
    world.ticks(3);
    assertThat(world.cloud.listAll()).isEmpty();
  }
}
