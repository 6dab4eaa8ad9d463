package levante.provisioner.adapter.inventory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import levante.kernel.LevanteException;
import levante.provisioner.adapter.inventory.Allocation.State;
import levante.provisioner.adapter.sshj.shell.Shell;
import levante.provisioner.configure.MachineReaches.Reach;
import levante.provisioner.naming.MachineId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings allocations further, in the background and one step at a time: what is to be done next
 * stands in the allocation, so that it is found again after any crash.
 */
final class Chores {
  private static final Logger LOG = LoggerFactory.getLogger(Chores.class);

  /** How long a machine that does not answer is asked to be left as it was. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How long a machine that went wrong is taken last. */
  private static final Duration ILL_REPUTE = Duration.ofMinutes(30);

  // What inventory-join.sh ends with.
  private static final int JOINED = 0;
  private static final int UNFIT = 10;
  private static final int ANOTHER_LEVANTE = 11;
  private static final int NOT_LEFT = 12;

  private final Allocations allocations;
  private final Handover handover;
  private final Executor threads;
  private final Clock clock;
  private final Set<MachineId> busy = ConcurrentHashMap.newKeySet();

  Chores(Allocations allocations, Handover handover, Executor threads, Clock clock) {
    this.allocations = allocations;
    this.handover = handover;
    this.threads = threads;
    this.clock = clock;
  }

  /** Does what is to be done next, unless that is being done already. Returns at once. */
  void tend(Allocation allocation) {
    if (!allocation.state().isUnderway() || !busy.add(allocation.id())) {
      return;
    }
    try {
      threads.execute(() -> tended(allocation));
    } catch (RejectedExecutionException closing) {
      busy.remove(allocation.id());
    }
  }

  private void tended(Allocation allocation) {
    try {
      step(allocation);
    } catch (LevanteException trouble) {
      silent(allocation, trouble);
    } catch (RuntimeException bug) {
      LOG.atWarn().setCause(bug).addKeyValue("machine", allocation.id()).log("a chore failed");
    } finally {
      busy.remove(allocation.id());
    }
  }

  private void step(Allocation allocation) {
    switch (allocation.state()) {
      case CLAIMED -> meet(allocation);
      case JOINING -> join(allocation);
      case STOPPING -> stopped(allocation, handover.power(allocation, "poweroff"));
      case REBOOTING ->
          become(
              allocation,
              State.BOOTING,
              allocation.bootedAs(handover.power(allocation, "reboot")).saying("boots anew"));
      case BOOTING -> booted(allocation, handover.boot(allocation));
      case RELEASING -> release(allocation);
      default -> throw new IllegalStateException(allocation.state() + " is nothing to do");
    }
  }

  private void become(Allocation before, State state, Allocation after) {
    allocations.change(before.state(), after.in(state, clock.instant()));
  }

  private void meet(Allocation allocation) {
    String met = handover.meet(allocation.machine(), clock.instant());
    LOG.atInfo()
        .addKeyValue("machine", allocation.id())
        .addKeyValue("inventory", allocation.machine().name())
        .log(met);
    // Only who can sign in goes on: up to here nothing has to be taken away.
    String boot = handover.boot(allocation);
    become(allocation, State.JOINING, allocation.bootedAs(boot).saying(met));
    allocations
        .find(allocation.id())
        .filter(now -> now.state() == State.JOINING)
        .ifPresent(this::join);
  }

  private void join(Allocation allocation) {
    Shell.Answer answer = handover.join(allocation);
    String said = answer.output().strip();
    switch (answer.exit()) {
      case JOINED ->
          allocations.change(
              State.JOINING,
              allocation
                  .bootedAs(said.lines().reduce("", (all, line) -> line))
                  .in(State.READY, clock.instant()));
      case UNFIT, ANOTHER_LEVANTE ->
          allocations.change(
              State.JOINING, allocation.saying(said).in(State.FAILED, clock.instant()));
      case NOT_LEFT -> takeOver(allocation, said.split(" ")[0]);
      default -> allocations.change(State.JOINING, allocation.saying(answer.complaint().strip()));
    }
  }

  /** What an earlier machine has left there goes first, unless it is still that machine. */
  private void takeOver(Allocation allocation, String other) {
    boolean isAlive = MachineId.read(other).flatMap(allocations::find).isPresent();
    if (isAlive) {
      allocations.change(
          State.JOINING,
          allocation
              .saying("is %s by another address".formatted(other))
              .in(State.FAILED, clock.instant()));
      return;
    }
    boolean gone = handover.hasLeft(allocation, other);
    allocations.change(
        State.JOINING,
        allocation.saying(gone ? "is tidy" : "what %s has left is taken away".formatted(other)));
  }

  private void stopped(Allocation allocation, String boot) {
    become(
        allocation,
        State.STOPPED,
        allocation.bootedAs(boot).saying("is switched off; somebody has to switch it on"));
  }

  private void booted(Allocation allocation, String boot) {
    if (!boot.equals(allocation.boot())) {
      become(allocation, State.READY, allocation.bootedAs(boot).saying("has booted"));
    }
  }

  private void release(Allocation allocation) {
    if (handover.hasLeft(allocation, allocation.id().value())) {
      allocations.free(allocation);
    }
  }

  private void silent(Allocation allocation, LevanteException trouble) {
    Instant now = clock.instant();
    boolean patience = allocation.since().plus(PATIENCE).isAfter(now);
    if (allocation.state() == State.RELEASING && !patience) {
      giveUp(allocation, trouble.getMessage());
    } else {
      allocations.change(allocation.state(), allocation.saying(trouble.getMessage()));
    }
  }

  /** Frees the machine as it is: what is left there is taken away before its next use. */
  void giveUp(Allocation allocation, String why) {
    LOG.atWarn()
        .addKeyValue("machine", allocation.id())
        .addKeyValue("inventory", allocation.machine().name())
        .addKeyValue("reason", why)
        .log("a machine is given back with what was installed on it");
    blame(allocation, why);
    allocations.free(allocation);
  }

  /** Has others taken before that one for a while. */
  void blame(Allocation allocation, String why) {
    allocations.blame(allocation.machine().endpoint(), why, clock.instant().plus(ILL_REPUTE));
  }

  /** How that machine is reached, once it has been met. */
  Optional<Reach> reach(Allocation allocation) {
    return allocation.state() == State.CLAIMED || allocation.state() == State.FAILED
        ? Optional.empty()
        : Optional.of(handover.reach(allocation.machine()));
  }
}
