package levante.provisioner.reconcile;

import java.util.List;
import java.util.Optional;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;
import levante.provisioner.plan.ManagedMachine.Intent;
import levante.provisioner.plan.Step;
import levante.provisioner.terms.Activity;

/**
 * What of an infrastructure runs while it is hibernated or wakes. Each look orders anew what is not
 * as it shall be, so that nothing is lost with a killed process. Pure.
 */
final class Resting {
  private Resting() {}

  /** With an order for each machine that is to be stopped or started now. */
  static Infrastructure ordered(Infrastructure infrastructure) {
    Activity activity = activity(infrastructure);
    if (activity == Activity.AWAKE) {
      return infrastructure;
    }
    Estate estate = infrastructure.estate();
    for (ManagedMachine machine : infrastructure.machines()) {
      Optional<Intent> order =
          activity == Activity.HIBERNATED ? toSleep(machine) : toWake(infrastructure, machine);
      if (order.isPresent()) {
        estate = estate.change(machine.id(), one -> one.ordered(order.get()));
      }
    }
    return infrastructure.with(estate);
  }

  /** Its end wins over its rest. */
  private static Activity activity(Infrastructure infrastructure) {
    return infrastructure.life() == Life.ACTIVE
        ? infrastructure.terms().activity()
        : Activity.AWAKE;
  }

  private static Optional<Intent> toSleep(ManagedMachine machine) {
    return switch (machine.intent()) {
      case KEEP, START, REBOOT -> Optional.of(Intent.STOP);
      case STOP, REPLACE, RELEASE -> Optional.empty();
    };
  }

  /** Workers when their control plane serves. */
  private static Optional<Intent> toWake(Infrastructure infrastructure, ManagedMachine machine) {
    boolean waits =
        infrastructure
            .estate()
            .desired()
            .pool(machine.nodeTemplate())
            .flatMap(DesiredPool::membership)
            .filter(membership -> membership.role() == NodeRole.WORKER)
            .filter(membership -> !infrastructure.estate().hasControlPlane(membership.cluster()))
            .isPresent();
    return machine.intent() == Intent.STOP && !waits ? Optional.of(Intent.START) : Optional.empty();
  }

  /** Without launches, while it is hibernated. */
  static List<Step> steps(Infrastructure infrastructure, List<Step> planned) {
    return activity(infrastructure) == Activity.HIBERNATED
        ? planned.stream().filter(step -> !(step instanceof Step.Launch)).toList()
        : planned;
  }

  /** Awake, when it was waking and all its machines serve. */
  static Infrastructure woken(Infrastructure acted) {
    boolean serves =
        acted.machines().stream()
            .filter(ManagedMachine::kept)
            .allMatch(one -> one.works() && one.state() == MachineState.CONFIGURED);
    return activity(acted) == Activity.WAKING && serves
        ? acted.with(acted.terms().being(Activity.AWAKE))
        : acted;
  }
}
