package levante.provisioner.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.plan.Plan;
import levante.provisioner.plan.Plan.PoolPrice;
import levante.provisioner.testing.Templates;
import levante.provisioner.testing.World;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class UseCasesTest {
  private final World world = new World();

  private static NewInfrastructure wish(TemplateSource template, CloudCredential... credentials) {
    return new NewInfrastructure(
        World.ANNA, template, Map.of(), List.of(credentials), Optional.empty());
  }

  private static void assertCode(ErrorCode code, Runnable action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(LevanteException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void theSameKeyOfTheSameOwnerIsTheSameInfrastructure() {
    Infrastructure first = world.create("key", 0);
    assertThat(world.create("key", 0)).isEqualTo(first);
    assertThat(world.create("another", 0).id()).isNotEqualTo(first.id());
    assertThat(world.levante.findInfrastructures().list(World.ANNA)).hasSize(2);
  }

  @Test
  void withoutAKeyEachRequestIsAnotherInfrastructure() {
    NewInfrastructure wish = wish(Templates.edgeToCloud());
    Infrastructure first = world.levante.createInfrastructure().from(wish);
    assertThat(world.levante.createInfrastructure().from(wish).id()).isNotEqualTo(first.id());
  }

  @Test
  void aTemplateThatDoesNotCompileIsRefusedWithEveryProblemAndNothingIsKept() {
    String broken =
        Templates.edgeToCloud()
            .text()
            .replace("levante.nodes.K3s", "levante.nodes.K3x")
            .replace("num_cpus: 2", "num_cpus: two");
    assertThatThrownBy(
            () ->
                world
                    .levante
                    .createInfrastructure()
                    .from(wish(new TemplateSource("broken.yaml", broken))))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.INVALID_TEMPLATE);
              assertThat(e.diagnostics()).hasSizeGreaterThan(1);
              assertThat(e.diagnostics().get(0).position().line()).isGreaterThan(1);
            });
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
  }

  @Test
  void aMachineThatNoSizeCanBeIsRefused() {
    String huge = Templates.edgeToCloud().text().replace("mem_size: 8 GB", "mem_size: 8 TB");
    assertCode(
        ErrorCode.INVALID_REQUEST,
        () ->
            world.levante.createInfrastructure().from(wish(new TemplateSource("huge.yaml", huge))));
  }

  @Test
  void aCloudThatIsNotServedIsRefusedAndDummyIsTheSandbox() {
    CloudCredential imUser = CloudCredential.of(Map.of("type", "InfrastructureManager"));
    CloudCredential real = CloudCredential.of(Map.of("type", "OpenStack", "password", "x"));
    CloudCredential dummy = CloudCredential.of(Map.of("type", "Dummy"));
    assertCode(
        ErrorCode.INVALID_REQUEST,
        () ->
            world.levante.createInfrastructure().from(wish(Templates.edgeToCloud(), imUser, real)));
    Infrastructure made =
        world.levante.createInfrastructure().from(wish(Templates.edgeToCloud(), imUser, dummy));
    world.ticks(3);
    assertThat(world.cloud.list(made.id())).hasSize(2);
  }

  @Test
  void aDryRunPricesEveryPoolAndKeepsNothing() {
    Plan plan = world.levante.planInfrastructure().of(wish(Templates.edgeToCloud()));
    assertThat(plan.prices())
        .extracting(PoolPrice::nodeTemplate)
        .containsExactly("cloud_control_plane", "cloud_worker", "edge_machine");
    assertThat(plan.eurPerHour()).isEqualByComparingTo("0.0151");
    assertThat(plan.eurPerHourAtMost()).isEqualByComparingTo("0.0591");
    assertThat(plan.steps()).extracting(step -> step.word()).contains("launch", "hold");
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
    assertThat(world.cloud.listAll()).isEmpty();
  }

  @Test
  void whatStandsNeedsNoStep() {
    Infrastructure made = world.create(1);
    world.ticks(12);
    assertThat(world.levante.planInfrastructure().of(made.id(), World.ANNA).steps()).isEmpty();
  }

  @Test
  void anothersInfrastructureCanNeitherBeSeenNorDestroyed() {
    Infrastructure annas = world.create(0);
    OwnerId bob = new OwnerId("bob");
    assertThat(world.levante.findInfrastructures().list(bob)).isEmpty();
    assertThat(world.levante.findClusters().of(bob)).isEmpty();
    assertCode(
        ErrorCode.INFRASTRUCTURE_NOT_FOUND,
        () -> world.levante.destroyInfrastructure().destroy(annas.id(), bob));
    assertCode(
        ErrorCode.INFRASTRUCTURE_NOT_FOUND,
        () -> world.levante.planInfrastructure().of(annas.id(), bob));
  }

  @Test
  void whatIsBeingDeletedIsNotScaled() {
    Infrastructure made = world.create(0);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    assertCode(
        ErrorCode.BEING_DELETED,
        () -> world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 1));
  }
}
