package levante.provisioner.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.change.Change.Kind;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class EditInfrastructureTest {
  private static final String TWO_POOLS =
      """
      tosca_definitions_version: tosca_simple_yaml_1_0
      metadata: { template_name: two-pools }
      imports: [ https://raw.githubusercontent.com/grycap/tosca/main/custom_types.yaml ]
      topology_template:
        node_templates:
          front:
            type: tosca.nodes.indigo.Compute
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 1 GB } }
          wn:
            type: tosca.nodes.indigo.Compute
            capabilities:
              host: { properties: { num_cpus: 1, mem_size: 1 GB } }
              scalable: { properties: { count: 3 } }
        outputs:
          front_address: { value: { get_attribute: [ front, private_address ] } }
      """;

  private final World world = new World();

  private Infrastructure made(String template) {
    Infrastructure made =
        world
            .levante
            .createInfrastructure()
            .from(
                new NewInfrastructure(
                    World.ANNA, source(template), Map.of(), List.of(), Optional.empty()));
    world.ticks(8);
    return world.now(made);
  }

  private static TemplateSource source(String template) {
    return new TemplateSource("template.yaml", template);
  }

  private static Edit asWritten(String template) {
    return new Edit(source(template), Map.of(), Edit.Counts.AS_WRITTEN);
  }

  private static Edit whereChanged(String template) {
    return new Edit(source(template), Map.of(), Edit.Counts.WHERE_CHANGED);
  }

  private EditInfrastructure.Edited edit(Infrastructure of, Edit edit) {
    return world.levante.changes().edit().edit(of.id(), World.ANNA, edit);
  }

  private List<Integer> kept(Infrastructure of) {
    return world.now(of).machines().stream()
        .filter(ManagedMachine::kept)
        .map(machine -> machine.id().index())
        .sorted()
        .toList();
  }

  private List<Integer> listed(Infrastructure of) {
    return world.cloud.list(of.id()).stream()
        .map(Machine::id)
        .map(MachineId::index)
        .sorted()
        .toList();
  }

  @Test
  void machinesHaveTheirNamesAsSoonAsTheyAreAskedFor() {
    Infrastructure made =
        world
            .levante
            .createInfrastructure()
            .from(
                new NewInfrastructure(
                    World.ANNA, source(TWO_POOLS), Map.of(), List.of(), Optional.empty()));
    assertThat(made.machines()).hasSize(4);
    assertThat(listed(made)).isEmpty();
  }

  @Test
  void aRaisedCountAddsMachinesAndTouchesNoOther() {
    Infrastructure made = made(TWO_POOLS);
    EditInfrastructure.Edited edited =
        edit(made, asWritten(TWO_POOLS.replace("count: 3", "count: 5")));
    assertThat(edited.changes()).extracting(Change::kind).containsOnly(Kind.CREATE).hasSize(2);
    assertThat(kept(made)).containsExactly(0, 1, 2, 3, 4, 5);
    world.ticks(8);
    assertThat(listed(made)).containsExactly(0, 1, 2, 3, 4, 5);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aLoweredCountTakesTheNamedMachinesAwayFirst() {
    Infrastructure made = made(TWO_POOLS);
    String fewer = TWO_POOLS.replace("count: 3", "count: 1, removal_list: [ '2', '3' ]");
    assertThat(edit(made, asWritten(fewer)).changes())
        .extracting(Change::kind)
        .containsOnly(Kind.DELETE);
    world.ticks(8);
    assertThat(listed(made)).containsExactly(0, 1);
  }

  @Test
  void aLoweredCountWithoutAListTakesTheOldestAway() {
    Infrastructure made = made(TWO_POOLS);
    edit(made, asWritten(TWO_POOLS.replace("count: 3", "count: 2")));
    world.ticks(8);
    assertThat(listed(made)).containsExactly(0, 2, 3);
  }

  @Test
  void aNodeTemplateThatIsTakenOutIsTakenAway() {
    Infrastructure made = made(TWO_POOLS);
    String without = TWO_POOLS.replaceAll("(?s)    wn:.*  outputs", "  outputs");
    edit(made, asWritten(without));
    assertThat(kept(made)).containsExactly(0);
    world.ticks(8);
    Infrastructure now = world.now(made);
    assertThat(listed(made)).containsExactly(0);
    assertThat(now.estate().desired().pools()).hasSize(1);
    assertThat(now.estate().retired()).isEmpty();
    assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aMachineOfAnotherSizeIsMadeAnewUnderItsNameOneAfterTheOther() {
    Infrastructure made = made(TWO_POOLS);
    String larger = TWO_POOLS.replaceFirst("(?s)(wn:.*?)num_cpus: 1", "$1num_cpus: 8");
    assertThat(edit(made, whereChanged(larger)).changes())
        .extracting(Change::kind)
        .containsOnly(Kind.REPLACE)
        .hasSize(3);
    boolean twoAtOnce = false;
    for (int tick = 0; tick < 40; tick++) {
      world.ticks(1);
      long running =
          world.cloud.list(made.id()).stream()
              .filter(machine -> machine.state() == MachineState.RUNNING)
              .count();
      twoAtOnce |= running < 3;
    }
    assertThat(twoAtOnce).as("two were away at once").isFalse();
    assertThat(listed(made)).containsExactly(0, 1, 2, 3);
    assertThat(world.cloud.list(made.id()))
        .filteredOn(machine -> machine.id().index() > 0)
        .allMatch(machine -> machine.size().cpus() >= 8);
    assertThat(world.now(made).status().state()).isEqualTo(MachineState.CONFIGURED);
  }

  @Test
  void aDryRunSaysWhatWouldChangeWithItsPriceAndChangesNothing() {
    Infrastructure made = made(TWO_POOLS);
    EditPlan plan =
        world
            .levante
            .changes()
            .edit()
            .plan(made.id(), World.ANNA, whereChanged(TWO_POOLS.replace("count: 3", "count: 4")));
    assertThat(plan.changes()).extracting(Change::kind).containsExactly(Kind.CREATE);
    assertThat(plan.plan().eurPerHour()).isGreaterThan(plan.eurPerHourBefore());
    assertThat(plan.eurPerHourBefore()).isGreaterThan(BigDecimal.ZERO);
    assertThat(world.now(made)).isEqualTo(made);
  }

  @Test
  void scalingIsNotUndoneByAnEditThatSaysNothingOfIt() {
    Infrastructure made = world.create(1);
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 3);
    world.ticks(15);
    String slower = made.template().text().replace("idle_time: 30 s", "idle_time: 60 s");
    EditInfrastructure.Edited edited = edit(made, whereChanged(slower));
    assertThat(edited.changes()).extracting(Change::kind).containsExactly(Kind.CHANGE);
    assertThat(kept(made)).hasSize(5);
    assertThat(edit(made, asWritten(slower)).changes()).isEmpty();
    assertThat(kept(made)).hasSize(5);
  }

  @Test
  void boundsOfScalingThatChangeAreToldAlthoughNoMachineDoes() {
    Infrastructure made = world.create(1);
    String wider = made.template().text().replace("max_instances: 5", "max_instances: 7");
    assertThat(edit(made, whereChanged(wider)).changes())
        .containsExactly(new Change(Kind.CHANGE, "cloud_worker", "0 to 5 machines become 0 to 7"));
  }

  @Test
  void aClusterThatIsTakenOutGoesWithItsNodesAndItsStorage() {
    Infrastructure made = world.create(1);
    world.ticks(15);
    String edgeOnly =
        made.template()
            .text()
            .replaceAll("(?s)    cloud_control_plane:.*  outputs", "  outputs")
            .replaceAll("    cloud_(cluster|endpoint).*\n", "");
    edit(made, whereChanged(edgeOnly));
    world.ticks(10);
    Infrastructure now = world.now(made);
    assertThat(now.estate().desired().clusters()).hasSize(1);
    assertThat(now.estate().retired()).isEmpty();
    assertThat(now.estate().storages()).hasSize(1);
    assertThat(world.cloud.list(made.id())).hasSize(1);
    assertThat(world.nodes.nodes(made.id().cluster("cloud"))).isEmpty();
    assertThat(now.status().state()).isEqualTo(MachineState.CONFIGURED);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.levante.findLeftovers().of(made.id()).count()).isZero();
  }

  private void refused(Infrastructure made, String by, ErrorCode code, String why) {
    String other = made.template().text().replace("idle_time: 30 s", "idle_time: 30 s, " + by);
    assertThatThrownBy(() -> edit(made, whereChanged(other)))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.getMessage()).contains(why);
            });
  }

  @Test
  void aClusterThatStandsCannotBecomeAnotherOne() {
    Infrastructure made = world.create(0);
    refused(made, "schedulable_control_plane: true", ErrorCode.INVALID_REQUEST, "make another one");
    refused(made, "version: '1.35'", ErrorCode.INVALID_TEMPLATE, "has not told yet what its nodes");
    world.ticks(10);
    refused(made, "version: '1.30'", ErrorCode.INVALID_TEMPLATE, "cannot be older than 1.31");
  }

  @Test
  void outputsFollowTheEdit() {
    Infrastructure made = made(TWO_POOLS);
    edit(made, whereChanged(TWO_POOLS.replace("front_address:", "address:")));
    world.ticks(2);
    assertThat(world.now(made).outputs())
        .extracting(Infrastructure.OutputValue::name)
        .containsExactly("address");
  }

  @Test
  void anInputThatTheNewTemplateDoesNotHaveIsLeftBehindAndAMisspeltOneIsRefused() {
    Infrastructure made = world.create(1);
    String fixed =
        made.template()
            .text()
            .replace(
                "    initial_workers: { type: integer, default: 0 }\n",
                "    x: { type: string, default: y }\n")
            .replace("{ get_input: initial_workers }", "1");
    assertThat(edit(made, whereChanged(fixed)).infrastructure().inputs()).isEmpty();
    assertThatThrownBy(
            () -> edit(made, new Edit(source(fixed), Map.of("z", 1), Edit.Counts.WHERE_CHANGED)))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TEMPLATE));
  }

  @Test
  void nobodyElseEditsIt() {
    Infrastructure made = made(TWO_POOLS);
    assertThatThrownBy(
            () ->
                world
                    .levante
                    .changes()
                    .edit()
                    .edit(made.id(), new OwnerId("bea"), asWritten(TWO_POOLS)))
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INFRASTRUCTURE_NOT_FOUND));
  }

  @Test
  void anEditIsToldInTheHistory() {
    Infrastructure made = made(TWO_POOLS);
    edit(made, asWritten(TWO_POOLS.replace("count: 3", "count: 4")));
    assertThat(world.levante.history().newest(made.id(), 20))
        .filteredOn(event -> event.kind() == InfrastructureEvent.Kind.EDITED)
        .singleElement()
        .satisfies(event -> assertThat(event.sentence()).contains("anna", "create wn-"));
  }
}
