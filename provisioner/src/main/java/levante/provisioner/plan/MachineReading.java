package levante.provisioner.plan;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.plan.ManagedMachine.Addresses;
import levante.provisioner.plan.ManagedMachine.Progress;
import levante.provisioner.version.NodeVersion;

/** Brings the machines written down up to date with what clouds and clusters list. Pure. */
final class MachineReading {
  private final Observation seen;
  private final ProvisioningPlanner.Limits limits;
  private final Instant now;

  MachineReading(Observation seen, ProvisioningPlanner.Limits limits, Instant now) {
    this.seen = seen;
    this.limits = limits;
    this.now = now;
  }

  Estate read(Estate estate) {
    Set<String> pools = new TreeSet<>();
    Estate read =
        estate.changeAll(
            machine -> {
              ManagedMachine updated = updated(estate, machine);
              boolean firstSeenRunning =
                  updated.progress().running().isPresent()
                      && machine.progress().running().isEmpty();
              if (firstSeenRunning && updated.kept()) {
                pools.add(machine.nodeTemplate());
              }
              return updated;
            });
    for (String pool : pools) {
      read = read.withoutTrouble(pool);
    }
    return read;
  }

  private ManagedMachine updated(Estate estate, ManagedMachine machine) {
    return inItsCloud(estate, machine).running(node(estate, machine));
  }

  /** What its cluster said last counts until it says something else. */
  private Optional<NodeVersion> node(Estate estate, ManagedMachine machine) {
    return clusterOf(estate, machine)
        .filter(cluster -> seen.of(cluster).isComplete())
        .flatMap(cluster -> seen.version(cluster, machine.id()))
        .or(machine::node);
  }

  private ManagedMachine inItsCloud(Estate estate, ManagedMachine machine) {
    return seen.of(machine.placement().cloud())
        .match(
            complete ->
                seen.machine(machine.placement().cloud(), machine.id())
                    .map(found -> listed(estate, machine, found))
                    .orElseGet(() -> spokenFor(machine)),
            incomplete -> silent(machine, incomplete.why()));
  }

  private ManagedMachine listed(Estate estate, ManagedMachine machine, Machine found) {
    Optional<Instant> running =
        found.state() == MachineState.RUNNING ? Optional.of(now) : Optional.empty();
    boolean wasStopped =
        machine.state() == MachineState.STOPPED && found.state() != MachineState.STOPPED;
    boolean wasRunning =
        machine.progress().running().isPresent() && found.state() == MachineState.PENDING;
    boolean bootsAnew = wasStopped || wasRunning;
    Progress before = bootsAnew ? machine.progress().bootingAgain(now) : machine.progress();
    ManagedMachine known =
        machine.with(
            before.listed(found.launchedAt(), running),
            new Addresses(found.privateAddress(), found.publicAddress()));
    if (!machine.kept()) {
      return known.in(MachineState.DELETING, machine.explanation());
    }
    if (machine.intent() == ManagedMachine.Intent.REPLACE) {
      return known.in(MachineState.PENDING, machine.explanation());
    }
    return found.state() == MachineState.RUNNING
        ? booted(estate, known, found.note())
        : known.in(found.state(), found.note());
  }

  private ManagedMachine booted(Estate estate, ManagedMachine machine, String note) {
    Optional<ClusterId> cluster = clusterOf(estate, machine);
    if (cluster.isEmpty() && !estate.hasOperations(machine.nodeTemplate())) {
      return machine.configured(now);
    }
    boolean leftItsCluster =
        machine.state() == MachineState.CONFIGURED
            && cluster.filter(one -> hasLeft(one, machine)).isPresent();
    if (leftItsCluster) {
      return machine.in(MachineState.RUNNING, "its node left " + cluster.orElseThrow());
    }
    return switch (machine.state()) {
      case CONFIGURED, UNCONFIGURED, RUNNING -> machine;
      case UNKNOWN -> machine.in(MachineState.RUNNING, "its cloud answers again");
      default -> machine.in(MachineState.RUNNING, note);
    };
  }

  private boolean hasLeft(ClusterId cluster, ManagedMachine machine) {
    return seen.of(cluster).isComplete()
        && !seen.of(cluster).items().contains(machine.id().value());
  }

  /** The cloud answers, so it is not silent any more, even if the machine is not listed. */
  private ManagedMachine spokenFor(ManagedMachine machine) {
    Progress old = machine.progress();
    return machine.with(
        new Progress(old.launched(), old.running(), old.configured(), Optional.empty()),
        machine.addresses());
  }

  private ManagedMachine silent(ManagedMachine machine, String why) {
    if (!machine.launched()) {
      return machine;
    }
    ManagedMachine silent = machine.with(machine.progress().silentAt(now), machine.addresses());
    boolean tooLong =
        silent.progress().silent().orElse(now).plus(limits.unknownAfter()).isBefore(now);
    return tooLong && machine.kept() ? silent.in(MachineState.UNKNOWN, why) : silent;
  }

  static boolean isWorker(Estate estate, ManagedMachine machine) {
    return workerOf(estate, machine).isPresent();
  }

  /** The name of the cluster that it is a worker of. */
  static Optional<String> workerOf(Estate estate, ManagedMachine machine) {
    return estate
        .desired()
        .pool(machine.nodeTemplate())
        .flatMap(DesiredPool::membership)
        .filter(membership -> membership.role() == NodeRole.WORKER)
        .map(DesiredPool.Membership::cluster);
  }

  private static boolean isServer(Estate estate, ManagedMachine machine) {
    return estate
        .desired()
        .pool(machine.nodeTemplate())
        .flatMap(DesiredPool::membership)
        .filter(membership -> membership.role() == NodeRole.CONTROL_PLANE)
        .isPresent();
  }

  /** Whether it is a server beside another one that has the cluster and shall stay. */
  static boolean isOneOfSeveral(Estate estate, ManagedMachine machine) {
    return isServer(estate, machine)
        && estate.kept(machine.nodeTemplate()).stream()
            .filter(ManagedMachine::hasServed)
            .anyMatch(other -> !other.id().equals(machine.id()));
  }

  static Optional<ClusterId> clusterOf(Estate estate, ManagedMachine machine) {
    return estate
        .desired()
        .pool(machine.nodeTemplate())
        .flatMap(DesiredPool::membership)
        .flatMap(membership -> estate.desired().cluster(membership.cluster()))
        .map(cluster -> cluster.spec().id());
  }
}
