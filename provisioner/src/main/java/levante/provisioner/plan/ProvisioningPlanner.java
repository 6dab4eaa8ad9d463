package levante.provisioner.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Plan.PoolPrice;

/**
 * Compares what shall be with what there is. The same call is the first deployment, every later
 * tick, scaling, the end, and the dry run of each. Pure: the same values give the same plan.
 */
public final class ProvisioningPlanner {
  /**
   * Deadlines that machines are held to.
   *
   * @param bootTimeout from launch to running
   * @param configureTimeout from running to being a node, for workers
   * @param unknownAfter of a cloud's silence
   */
  public record Limits(Duration bootTimeout, Duration configureTimeout, Duration unknownAfter) {}

  private final Limits limits;

  /** Holding machines to those deadlines. */
  public ProvisioningPlanner(Limits limits) {
    this.limits = limits;
  }

  /**
   * What to do next.
   *
   * @param estate what is written down
   * @param aim what shall be: the estate's own wish, or {@link Desired#NOTHING} at its end
   */
  public Plan plan(Estate estate, Desired aim, Observation seen, Instant now) {
    Draft draft = new Draft(new MachineReading(seen, limits, now).read(estate));
    PoolPlanner pools = new PoolPlanner(seen, limits, now);
    for (DesiredPool pool : estate.desired().pools()) {
      pools.plan(draft, pool, aim);
    }
    new MachinePlanner(seen, aim).plan(draft);
    aim.clusters().forEach(cluster -> new UpgradePlanner(cluster.spec()).plan(draft, seen));
    seen.machines().forEach((cloud, observed) -> terminateUnknown(draft, cloud, observed));
    new StoragePlanner.Belongings(seen).plan(draft, aim);
    new StoragePlanner(seen).plan(draft, aim);
    new StoragePlanner.Applications(seen, aim).plan(draft);
    for (DesiredCluster cluster : estate.desired().clusters()) {
      planCluster(draft, cluster, aim, seen);
    }
    strikeOut(draft);
    if (aim.equals(Desired.NOTHING)) {
      holdWhileUnknown(draft, seen);
    }
    List<PoolPrice> prices = aim.pools().stream().map(PoolPrice::of).toList();
    return new Plan(draft.steps(), prices, draft.estate(), List.of());
  }

  private static void terminateUnknown(Draft draft, CloudId cloud, Observed<Machine> observed) {
    for (Machine machine : observed.items()) {
      boolean known = draft.estate().machine(machine.id()).isPresent();
      if (!known && machine.state() != MachineState.DELETING) {
        draft.add(
            new Step.Terminate(
                machine.id(), cloud, "carries this infrastructure's tag but is not written down"));
      } else if (!known) {
        draft.hold(machine.id().value(), "its cloud is taking it away");
      }
    }
  }

  /** What was retired and has nothing left; clusters are struck out when they are removed. */
  private static void strikeOut(Draft draft) {
    for (String retired : draft.estate().retired()) {
      Estate estate = draft.estate();
      boolean hasMachines =
          estate.machines().stream().anyMatch(one -> one.nodeTemplate().equals(retired));
      if (!hasMachines
          && estate.storage(retired).isEmpty()
          && estate.desired().cluster(retired).isEmpty()) {
        draft.become(estate.struckOut(retired));
      }
    }
  }

  private static void planCluster(
      Draft draft, DesiredCluster cluster, Desired aim, Observation seen) {
    ClusterId id = cluster.spec().id();
    if (aim.cluster(cluster.name()).isEmpty()) {
      boolean inUse =
          draft.estate().machines().stream()
                  .anyMatch(
                      one -> MachineReading.clusterOf(draft.estate(), one).equals(Optional.of(id)))
              || draft.estate().storages().stream()
                  .anyMatch(one -> one.spec().cluster().equals(id));
      if (!inUse) {
        draft.add(new Step.RemoveCluster(id, "its machines and storage are gone"));
      }
      return;
    }
    adviseOdd(draft, cluster);
    for (String node : seen.of(id).items()) {
      ghost(draft, node)
          .ifPresent(
              machine ->
                  draft.add(new Step.RemoveNode(id, machine, "no machine of that name is known")));
    }
  }

  /** Said as long as nothing has been bought. */
  private static void adviseOdd(Draft draft, DesiredCluster cluster) {
    draft
        .estate()
        .desired()
        .controlPlane(cluster.name())
        .filter(pool -> pool.count() > 0 && pool.count() % 2 == 0)
        .filter(
            pool ->
                draft.estate().machinesOf(pool.nodeTemplate()).stream()
                    .noneMatch(ManagedMachine::launched))
        .ifPresent(
            pool ->
                draft.hold(
                    pool.nodeTemplate(),
                    "%d servers bear the loss of no more of them than %d do: an odd number is better"
                        .formatted(pool.count(), pool.count() - 1)));
  }

  /** A node named as one of this infrastructure's machines, of which nothing is written down. */
  private static Optional<MachineId> ghost(Draft draft, String node) {
    String hex = draft.estate().id().hex();
    return MachineId.read(node)
        .filter(machine -> machine.hex().equals(hex))
        .filter(machine -> draft.estate().machine(machine).isEmpty())
        .filter(machine -> draft.steps().stream().noneMatch(step -> step.subject().equals(node)));
  }

  /** An infrastructure has ended only when everybody says that nothing of it is left. */
  private static void holdWhileUnknown(Draft draft, Observation seen) {
    seen.machines()
        .forEach(
            (cloud, observed) ->
                observed.silence().ifPresent(why -> draft.hold(cloud.value(), why)));
    seen.nodes()
        .forEach(
            (cluster, observed) -> {
              observed.silence().ifPresent(why -> draft.hold(cluster.value(), why));
              if (!observed.items().isEmpty()) {
                draft.hold(cluster.value(), "still lists nodes: " + observed.items());
              }
            });
    seen.storages().silence().ifPresent(why -> draft.hold("storages", why));
  }

  /** A plan that is being made: the estate as it will be written down, and the steps so far. */
  static final class Draft {
    private final List<Step> steps = new ArrayList<>();
    private Estate estate;

    Draft(Estate estate) {
      this.estate = estate;
    }

    Estate estate() {
      return estate;
    }

    List<Step> steps() {
      return steps;
    }

    void become(Estate changed) {
      this.estate = changed;
    }

    void add(Step step) {
      steps.add(step);
    }

    void hold(String subject, String reason) {
      steps.add(new Step.Hold(subject, reason));
    }
  }
}
