package levante.provisioner.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.change.Change;
import levante.provisioner.change.Edit;
import levante.provisioner.change.EditInfrastructure;
import levante.provisioner.change.EditPlan;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.reconcile.ProvisioningLoop;
import levante.provisioner.testing.Interruptions;
import levante.provisioner.testing.Interruptions.Killed;
import levante.provisioner.testing.World;
import levante.provisioner.version.NodeVersion;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A cluster of a server and two workers, and others like it, become another version. */
class UpgradeSimulationTest {
  private static final String TEMPLATE =
      """
      tosca_definitions_version: tosca_simple_yaml_1_3
      imports: [ levante-profile.yaml ]
      topology_template:
        node_templates:
          front:
            type: levante.nodes.Machine
            capabilities:
              scalable: { properties: { count: 1, max_instances: 3 } }
          worker:
            type: levante.nodes.Machine
            capabilities:
              scalable: { properties: { min_instances: 0, count: 2, max_instances: 4 } }
          edge:
            type: levante.nodes.K3s
            properties:
              version: 1.34
            requirements:
              - control_plane: front
              - worker: worker
      """;

  private final World world = new World();
  private Infrastructure made;

  @BeforeEach
  void standing() {
    made = made("edge", TEMPLATE);
  }

  private Infrastructure made(String name, String template) {
    Infrastructure one =
        world
            .levante
            .createInfrastructure()
            .from(
                new NewInfrastructure(
                    World.ANNA, source(template), Map.of(), List.of(), Optional.of(name)));
    world.ticks(12);
    assertThat(world.now(one).status().state()).isEqualTo(MachineState.CONFIGURED);
    return one;
  }

  private static TemplateSource source(String template) {
    return new TemplateSource("template.yaml", template);
  }

  private static Edit to(String version) {
    return new Edit(
        source(TEMPLATE.replace("version: 1.34", "version: " + version)),
        Map.of(),
        Edit.Counts.WHERE_CHANGED);
  }

  private EditInfrastructure edits() {
    return world.levante.changes().edit();
  }

  private List<Change> edit(String version) {
    return edits().edit(made.id(), World.ANNA, to(version)).changes();
  }

  private List<String> versions(Infrastructure of) {
    return world.now(of).machines().stream()
        .filter(ManagedMachine::kept)
        .map(machine -> machine.node().map(NodeVersion::version).orElse("?"))
        .toList();
  }

  private MachineId machine(int index) {
    return world.now(made).machines().stream()
        .map(ManagedMachine::id)
        .filter(id -> id.index() == index)
        .findFirst()
        .orElseThrow();
  }

  private List<String> explanations() {
    return world.now(made).status().explanations();
  }

  @Test
  void whatNodesRunIsKnown() {
    assertThat(versions(made)).containsExactly("v1.34.1", "v1.34.1", "v1.34.1");
  }

  @Test
  void thePlanOfAnEditTellsEachNodeInItsOrderAndChangesNothing() {
    EditPlan plan = edits().plan(made.id(), World.ANNA, to("1.35"));
    assertThat(plan.changes().stream().map(one -> one.subject() + ": " + one.reason()))
        .containsExactly(
            made.id().cluster("edge") + ": version from 1.34 to 1.35",
            machine(0) + ": v1.34.1 becomes 1.35, first",
            machine(1) + ": v1.34.1 becomes 1.35, after " + machine(0),
            machine(2) + ": v1.34.1 becomes 1.35, after " + machine(1));
    assertThat(plan.plan().steps().stream().map(step -> step.word() + " " + step.subject()))
        .containsExactly("upgrade " + machine(0), "hold " + machine(1), "hold " + machine(2));
    assertThat(plan.plan().steps().get(1).reason())
        .isEqualTo("runs v1.34.1, and becomes 1.35 after " + machine(0));
    world.ticks(5);
    assertThat(versions(made)).containsOnly("v1.34.1");
  }

  @Test
  void theControlPlaneIsFirstThenOneWorkerAfterTheOther() {
    edit("1.35");
    world.ticks(2);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.RUNNING);
    world.ticks(14);
    assertThat(world.nodes.upgraded())
        .containsExactly(machine(0) + " v1.35.1", machine(1) + " v1.35.1", machine(2) + " v1.35.1");
    assertThat(versions(made)).containsOnly("v1.35.1");
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
    assertThat(explanations()).isEmpty();
    assertThat(
            world.levante.history().newest(made.id(), 100).stream()
                .filter(event -> event.kind() == InfrastructureEvent.Kind.UPGRADED)
                .map(InfrastructureEvent::sentence))
        .hasSize(3)
        .containsOnly("v1.34.1 became v1.35.1");
  }

  @Test
  void aWorkerWhosePodsMayNotGoHoldsAllOthersBackAndItIsSaid() {
    world.nodes.occupy(machine(1), true);
    edit("1.35");
    world.ticks(12);
    assertThat(versions(made)).containsExactly("v1.35.1", "v1.34.1", "v1.34.1");
    assertThat(explanations())
        .containsExactly(
            machine(1)
                + ": is upgraded to v1.35.1: cannot evict pod as it would violate the pod's"
                + " disruption budget");
    world.nodes.occupy(machine(1), false);
    world.ticks(12);
    assertThat(versions(made)).containsOnly("v1.35.1");
  }

  @Test
  void aNodeThatFailsStopsTheRestIsToldAndIsGoneOnWith() {
    world.nodes.fail(machine(1), true);
    edit("1.35");
    world.ticks(20);
    assertThat(versions(made)).containsExactly("v1.35.1", "v1.34.1", "v1.34.1");
    assertThat(world.nodes.run().get(machine(2).value()).upgrading()).isFalse();
    assertThat(explanations())
        .singleElement()
        .asString()
        .startsWith(machine(1) + ": its upgrade to v1.35.1 failed")
        .endsWith("no space left on device");
    assertThat(world.now(made).machines()).hasSize(3).allMatch(ManagedMachine::kept);
    world.nodes.fail(machine(1), false);
    world.ticks(12);
    assertThat(versions(made)).containsOnly("v1.35.1");
    assertThat(explanations()).isEmpty();
  }

  @Test
  void theServersAreUpgradedOneAfterTheOther() {
    made = made("servers", TEMPLATE.replace("count: 1, max_instances: 3", "count: 3"));
    edits()
        .edit(
            made.id(),
            World.ANNA,
            new Edit(
                source(
                    TEMPLATE
                        .replace("count: 1, max_instances: 3", "count: 3")
                        .replace("version: 1.34", "version: 1.35")),
                Map.of(),
                Edit.Counts.WHERE_CHANGED));
    world.ticks(25);
    List<String> names = world.nodes.upgraded().stream().map(one -> one.split("-")[0]).toList();
    assertThat(names).containsExactly("front", "front", "front", "worker", "worker");
  }

  @Test
  void aNodeThatComesMeanwhileHasTheVersionOfItsControlPlane() {
    world.nodes.occupy(machine(1), true);
    edit("1.35");
    world.ticks(6);
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "worker", 3);
    world.ticks(10);
    assertThat(versions(made)).containsExactly("v1.35.1", "v1.34.1", "v1.34.1", "v1.35.1");
  }

  @Test
  void aNewerPatchIsNoReasonAndNeitherIsAVersionThatIsLeftOpen() {
    world.nodes.run(machine(1), "v1.34.0");
    world.ticks(5);
    assertThat(edit("1.34")).isEmpty();
    String open = TEMPLATE.replace("      properties:\n        version: 1.34\n", "");
    assertThat(open).isNotEqualTo(TEMPLATE);
    edits()
        .edit(made.id(), World.ANNA, new Edit(source(open), Map.of(), Edit.Counts.WHERE_CHANGED));
    world.ticks(10);
    assertThat(world.nodes.upgraded()).isEmpty();
  }

  @Test
  void whatANodeRunsAlreadyIsNotInstalledAgain() {
    world.nodes.run(machine(1), "v1.35.1");
    world.ticks(2);
    edit("1.35");
    world.ticks(15);
    assertThat(world.nodes.upgraded())
        .containsExactly(machine(0) + " v1.35.1", machine(2) + " v1.35.1");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "1.33, nothing is downgraded",
    "1.34.0, nothing is downgraded",
    "1.36, minor versions are taken one at a time; 1.35 is the next",
    "2.0, minor versions are taken one at a time",
  })
  void whatCannotBeIsRefusedAtTheLineOfTheTemplate(String version, String why) {
    for (Runnable act :
        List.<Runnable>of(
            () -> edit(version), () -> edits().plan(made.id(), World.ANNA, to(version)))) {
      assertThatThrownBy(act::run)
          .isInstanceOfSatisfying(
              LevanteException.class,
              refused -> {
                assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TEMPLATE);
                Diagnostic told = refused.diagnostics().get(0);
                assertThat(told.code()).isEqualTo("VERSION_OUT_OF_REACH");
                assertThat(told.position().line()).isEqualTo(16);
                assertThat(told.message()).contains("'edge'", why);
              });
    }
    assertThat(world.now(made).template().text()).isEqualTo(TEMPLATE);
  }

  @Test
  void anUpgradeThatHasNotReachedANodeCanBeTakenBack() {
    edit("1.35");
    edit("1.34");
    world.ticks(8);
    assertThat(world.nodes.upgraded()).isEmpty();
    assertThat(versions(made)).containsOnly("v1.34.1");
  }

  @Test
  void aKilledLevanteGoesOnWhereItStood() {
    int calls = upgradedBehind(new Interruptions(Integer.MAX_VALUE), "undisturbed");
    assertThat(calls).isGreaterThan(40);
    for (int fatal = 1; fatal <= calls; fatal += 11) {
      upgradedBehind(new Interruptions(fatal), "killed at call " + fatal);
    }
  }

  private int upgradedBehind(Interruptions interruptions, String name) {
    made = made(name, TEMPLATE);
    int before = world.nodes.upgraded().size();
    edit("1.35");
    ProvisioningLoop loop = world.newLoop(interruptions);
    try {
      for (int i = 0; i < 14; i++) {
        loop.tick();
        world.clock.advance(Duration.ofSeconds(1));
      }
    } catch (Killed killed) {
      world.clock.advance(Duration.ofSeconds(1));
    }
    int calls = interruptions.calls();
    world.ticks(16);
    assertThat(versions(made)).as(name).containsOnly("v1.35.1").hasSize(3);
    assertThat(world.nodes.upgraded().stream().skip(before))
        .as(name)
        .containsExactlyElementsOf(
            Stream.of(0, 1, 2).map(index -> machine(index) + " v1.35.1").toList());
    assertThat(world.nodes.run().values()).noneMatch(NodeVersion::upgrading);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    return calls;
  }
}
