package levante.provisioner.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.Placement;
import levante.provisioner.plan.ProvisioningPlanner.Draft;
import levante.provisioner.plan.Step.Release;

/** Decides which machines a pool keeps, gives up and buys. Pure. */
final class PoolPlanner {
  /** Machines that serve nobody yet go first, then the youngest. */
  private static final Comparator<ManagedMachine> LEAST_LOSS =
      Comparator.comparing((ManagedMachine machine) -> machine.progress().configured().isPresent())
          .thenComparing(ManagedMachine::launched)
          .thenComparing(ManagedMachine::id, Comparator.reverseOrder());

  private final Observation seen;
  private final ProvisioningPlanner.Limits limits;
  private final Instant now;

  PoolPlanner(Observation seen, ProvisioningPlanner.Limits limits, Instant now) {
    this.seen = seen;
    this.limits = limits;
    this.now = now;
  }

  void plan(Draft draft, DesiredPool pool, Desired aim) {
    int wanted = aim.pool(pool.nodeTemplate()).map(DesiredPool::count).orElse(0);
    if (wanted > 0) {
      giveUpFailed(draft, pool);
    }
    giveUpSurplus(draft, pool, wanted);
    buy(draft, pool, wanted);
  }

  private void giveUpFailed(Draft draft, DesiredPool pool) {
    for (ManagedMachine machine : draft.estate().kept(pool.nodeTemplate())) {
      failure(pool, machine)
          .ifPresent(reason -> release(draft, machine, Release.Cause.FAILURE, reason));
    }
  }

  private void giveUpSurplus(Draft draft, DesiredPool pool, int wanted) {
    List<ManagedMachine> kept = draft.estate().kept(pool.nodeTemplate());
    String reason =
        wanted == 0 && pool.scale().min() > 0
            ? "its infrastructure shall be no more"
            : "%d are kept, %d are wanted".formatted(kept.size(), wanted);
    kept.stream()
        .sorted(LEAST_LOSS)
        .limit(Math.max(0, kept.size() - wanted))
        .forEach(machine -> release(draft, machine, Release.Cause.WISH, reason));
  }

  private static void release(
      Draft draft, ManagedMachine machine, Release.Cause cause, String reason) {
    draft.become(draft.estate().change(machine.id(), one -> one.released(reason)));
    draft.add(new Release(machine.id(), cause, reason));
  }

  /** Why a machine that shall stay is of no use any more. */
  private Optional<String> failure(DesiredPool pool, ManagedMachine machine) {
    boolean answers = seen.of(machine.placement().cloud()).isComplete();
    boolean isGoingAnyway = machine.intent() == ManagedMachine.Intent.REPLACE;
    if (!answers || !machine.launched() || isGoingAnyway) {
      return Optional.empty();
    }
    if (!isListed(machine)) {
      return Optional.of("its cloud lists it no more");
    }
    return switch (machine.state()) {
      case FAILED -> Optional.of("its cloud says that it failed");
      case PENDING -> late(machine.progress().launched(), limits.bootTimeout(), "boot");
      case RUNNING, UNCONFIGURED ->
          isWorker(pool)
              ? late(machine.progress().running(), limits.configureTimeout(), "become a node")
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<String> late(Optional<Instant> since, Duration limit, String what) {
    return since
        .filter(start -> start.plus(limit).isBefore(now))
        .map(start -> "did not %s within %s".formatted(what, limit));
  }

  private static boolean isWorker(DesiredPool pool) {
    return pool.membership().map(one -> one.role() == NodeRole.WORKER).orElse(false);
  }

  private void buy(Draft draft, DesiredPool pool, int wanted) {
    int missing = wanted - draft.estate().kept(pool.nodeTemplate()).size();
    Optional<String> obstacle = obstacle(draft, pool);
    if (missing > 0 && obstacle.isPresent()) {
      draft.hold(pool.nodeTemplate(), obstacle.get());
    }
    if (missing > 0 && obstacle.isEmpty()) {
      draft.become(draft.estate().plus(pool, missing));
    }
    for (ManagedMachine machine : draft.estate().kept(pool.nodeTemplate())) {
      if (!machine.launched() && machine.state() == MachineState.PENDING) {
        obstacle.ifPresentOrElse(
            why -> draft.hold(machine.id().value(), why),
            () -> draft.add(new Step.Launch(machine, launchReason(pool, machine, wanted))));
      }
    }
  }

  private static String launchReason(DesiredPool pool, ManagedMachine machine, int wanted) {
    Placement at = machine.placement();
    return "%d of %s wanted; %s in %s at %s is the cheapest that does"
        .formatted(
            wanted, pool.nodeTemplate(), at.size().name(), at.region(), at.size().priceInWords());
  }

  private Optional<String> obstacle(Draft draft, DesiredPool pool) {
    Optional<String> silence =
        seen.of(pool.placement().cloud())
            .match(complete -> Optional.empty(), incomplete -> Optional.of(incomplete.why()));
    return silence.or(
        () ->
            draft
                .estate()
                .waiting(pool.nodeTemplate(), now)
                .map(
                    trouble ->
                        "%s; tries again at %s".formatted(trouble.sentence(), trouble.until())));
  }

  private boolean isListed(ManagedMachine machine) {
    return seen.machine(machine.placement().cloud(), machine.id()).isPresent();
  }
}
