package levante.provisioner.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import levante.provisioner.change.ChangeUseCases;
import levante.provisioner.change.Edit;
import levante.provisioner.change.OrderMachines.Order;
import levante.provisioner.change.ResizeMachine;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.naming.MachineId;
import levante.provisioner.testing.SettableClock;
import levante.provisioner.testing.Templates;
import levante.provisioner.testing.World;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Index 0 is the cloud's control plane, 1 its worker, 2 the edge's only machine. */
class LockInfrastructureTest {
  private static final OwnerId BEA = new OwnerId("bea");

  private final World world = new World();
  private final LockInfrastructure locks = world.levante.keeping().lock();
  private final ChangeUseCases changes = world.levante.changes();
  private Infrastructure made;

  @BeforeEach
  void oneThatStandsIsLocked() {
    made = world.create(1);
    locks.lock(made.id(), World.ANNA, "a course runs on it");
    world.ticks(12);
  }

  private void assertRefused(ThrowingCallable action) {
    Infrastructure before = world.now(made);
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            LevanteException.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(ErrorCode.LOCKED);
              assertThat(refused)
                  .hasMessageContaining(
                      "locked by anna since %s: a course runs on it".formatted(SettableClock.NOON));
            });
    assertThat(world.now(made)).isEqualTo(before);
  }

  @Test
  void nothingOfItIsTakenAwayOrEditedUntilItIsUnlocked() {
    assertRefused(() -> world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA));
    assertRefused(
        () ->
            changes
                .edit()
                .edit(
                    made.id(),
                    World.ANNA,
                    new Edit(
                        Templates.edgeToCloud(),
                        Map.of("initial_workers", 3),
                        Edit.Counts.WHERE_CHANGED)));
    assertRefused(() -> changes.machines().remove(made.id(), World.ANNA, List.of(1)));
    assertRefused(() -> world.levante.exportInfrastructure().of(made.id(), World.ANNA, true));
    assertThat(world.levante.history().count(made.id(), Kind.DESTROY_ASKED)).isZero();

    locks.unlock(made.id(), World.ANNA);
    world.levante.destroyInfrastructure().destroy(made.id(), World.ANNA);
    world.ticks(6);
    assertThat(world.levante.findInfrastructures().all()).isEmpty();
  }

  @Test
  void noMachineOfItIsStoppedRebootedOrMadeAnew() {
    assertRefused(() -> changes.order().order(made.id(), World.ANNA, List.of(), Order.STOP));
    assertRefused(() -> changes.order().order(made.id(), World.ANNA, List.of(1), Order.REBOOT));
    assertRefused(
        () ->
            changes
                .resize()
                .resize(
                    made.id(),
                    World.ANNA,
                    1,
                    new ResizeMachine.Wanted(
                        Optional.of(8),
                        Optional.of(Quantity.parse("16Gi")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())));
  }

  @Test
  void itMayGrowAndBeLookedAt() {
    assertThat(changes.machines().add(made.id(), World.ANNA, Map.of("cloud_worker", 1))).hasSize(1);
    changes.order().order(made.id(), World.ANNA, List.of(), Order.START);
    assertThat(world.levante.exportInfrastructure().of(made.id(), World.ANNA, false)).isNotBlank();
    world.ticks(12);
    assertThat(world.cloud.list(made.id())).hasSize(4);
  }

  @Test
  void scalingMayAddButNotTakeAway() {
    MachineId worker = world.now(made).estate().kept("cloud_worker").get(0).id();
    assertThat(workers().min()).isEqualTo(1);
    assertRefused(
        () ->
            world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(worker)));
    world.levante.scaleNodeTemplate().raiseTo(made.id(), "cloud_worker", 3);
    assertThat(workers().min()).isEqualTo(3);
    locks.unlock(made.id(), World.ANNA);
    assertThat(workers().min()).isZero();
    assertThat(
            world.levante.scaleNodeTemplate().release(made.id(), "cloud_worker", List.of(worker)))
        .containsExactly(worker);
  }

  private WorkerPool workers() {
    return world.levante.findClusters().all().stream()
        .flatMap(cluster -> cluster.workers().stream())
        .filter(pool -> pool.nodeTemplate().equals("cloud_worker"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theFirstLockCountsAndWhoeverMayUseItMayUnlockIt() {
    changes.share().with(made.id(), World.ANNA, BEA);
    locks.lock(made.id(), BEA, "mine");
    assertThat(world.now(made).terms().lock())
        .hasValueSatisfying(lock -> assertThat(lock.by()).isEqualTo(World.ANNA));
    assertThat(world.levante.history().count(made.id(), Kind.LOCKED)).isEqualTo(1);
    locks.unlock(made.id(), BEA);
    locks.unlock(made.id(), BEA);
    assertThat(world.now(made).terms().lock()).isEmpty();
    assertThat(world.levante.history().count(made.id(), Kind.UNLOCKED)).isEqualTo(1);
  }
}
