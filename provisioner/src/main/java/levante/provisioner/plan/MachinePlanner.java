package levante.provisioner.plan;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.ControlPlane;
import levante.provisioner.configure.ControlPlane.Server;
import levante.provisioner.configure.ControlPlane.Sign;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.plan.ProvisioningPlanner.Draft;
import levante.provisioner.plan.Step.RemoveNode.Manner;

/** Decides what happens to each machine that exists: into its cluster, or away. Pure. */
final class MachinePlanner {
  private final Observation seen;
  private final Desired aim;

  MachinePlanner(Observation seen, Desired aim) {
    this.seen = seen;
    this.aim = aim;
  }

  void plan(Draft draft) {
    for (ManagedMachine machine : draft.estate().machines()) {
      switch (machine.intent()) {
        case KEEP -> configure(draft, machine);
        case STOP, START, REBOOT -> obey(draft, machine);
        case REPLACE -> replace(draft, machine);
        case RELEASE -> away(draft, machine);
      }
    }
  }

  private void configure(Draft draft, ManagedMachine machine) {
    boolean booted =
        found(machine).isPresent()
            && (machine.state() == MachineState.RUNNING
                || machine.state() == MachineState.UNCONFIGURED);
    Optional<Membership> membership =
        draft.estate().desired().pool(machine.nodeTemplate()).flatMap(DesiredPool::membership);
    Optional<DesiredCluster> cluster =
        membership.flatMap(one -> draft.estate().desired().cluster(one.cluster()));
    if (booted && cluster.isPresent()) {
      into(draft, machine, cluster.get().spec(), membership.get().role());
    } else if (booted && draft.estate().hasOperations(machine.nodeTemplate())) {
      operate(draft, machine);
    }
  }

  private static void operate(Draft draft, ManagedMachine machine) {
    Optional<String> before = draft.estate().waitsFor(machine.nodeTemplate());
    if (before.isPresent()) {
      draft.hold(machine.id().value(), "waits for the operations of " + before.get());
    } else {
      draft.add(new Step.Operate(machine.id(), "runs and has not had its operations yet"));
    }
  }

  private void into(Draft draft, ManagedMachine machine, ClusterSpec cluster, NodeRole role) {
    Optional<String> silence = seen.of(cluster.id()).silence();
    Optional<String> turn =
        role == NodeRole.WORKER ? Optional.empty() : againstServing(draft, machine, cluster);
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (role == NodeRole.WORKER && !draft.estate().hasControlPlane(cluster.name())) {
      draft.hold(machine.id().value(), "waits for the control plane of " + cluster.name());
    } else if (turn.isPresent()) {
      draft.hold(machine.id().value(), turn.get());
    } else {
      String as = role == NodeRole.WORKER ? "worker" : "control plane";
      draft.add(
          new Step.Configure(
              machine.id(),
              cluster,
              role,
              "runs and is no %s of %s yet".formatted(as, cluster.name())));
    }
  }

  /** One machine makes the cluster, while none has it on its disk; all others join it. */
  private Optional<String> againstServing(
      Draft draft, ManagedMachine machine, ClusterSpec cluster) {
    Estate estate = draft.estate();
    ClusterSite site = estate.site(cluster);
    if (site.isFront(machine.id())) {
      return Optional.empty();
    }
    return site.front()
            .flatMap(front -> estate.machine(front.machine()))
            .filter(ManagedMachine::serves)
            .isPresent()
        ? servers(estate, machine).againstJoining(machine.id())
        : Optional.of("waits for the first server of " + cluster.name());
  }

  /** All machines of that one's control plane, those first that have run longest. */
  private ControlPlane servers(Estate estate, ManagedMachine machine) {
    return new ControlPlane(
        estate.machinesOf(machine.nodeTemplate()).stream()
            .sorted(
                Comparator.comparing(
                    (ManagedMachine one) -> one.progress().running().orElse(Instant.MAX)))
            .map(one -> new Server(one.id(), signs(estate, one)))
            .toList());
  }

  private Set<Sign> signs(Estate estate, ManagedMachine machine) {
    Map<Sign, Boolean> signs =
        Map.of(
            Sign.WANTED, machine.kept(),
            Sign.MEMBER, nodeOf(estate, machine).isPresent(),
            Sign.RUNNING,
                found(machine).filter(one -> one.state() == MachineState.RUNNING).isPresent(),
            Sign.READY, machine.serves());
    return signs.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** What its cloud lists of it decides whether an order is still to be carried out. */
  private void obey(Draft draft, ManagedMachine machine) {
    Observed<Machine> cloud = seen.of(machine.placement().cloud());
    Optional<String> silence = cloud.silence();
    Optional<Machine> found = found(machine);
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (found.isPresent()) {
      switch (machine.intent()) {
        case STOP -> stop(draft, machine, found.get().state());
        case START -> start(draft, machine, found.get().state());
        default -> reboot(draft, machine, found.get().state());
      }
    }
  }

  private void stop(Draft draft, ManagedMachine machine, MachineState state) {
    if (state == MachineState.RUNNING) {
      draft.add(new Step.Stop(machine.id(), "somebody asked for it to be stopped"));
    } else if (state == MachineState.PENDING) {
      draft.hold(machine.id().value(), "is stopped as soon as it has booted");
    } else if (state == MachineState.STOPPED && MachineReading.isWorker(draft.estate(), machine)) {
      nodeOf(draft.estate(), machine)
          .ifPresent(
              cluster ->
                  draft.add(new Step.RemoveNode(cluster, machine.id(), "its machine is stopped")));
    }
  }

  private static void start(Draft draft, ManagedMachine machine, MachineState state) {
    if (state == MachineState.STOPPED) {
      draft.add(new Step.Start(machine.id(), "somebody asked for it to be started"));
    } else {
      obeyed(draft, machine);
    }
  }

  private static void reboot(Draft draft, ManagedMachine machine, MachineState state) {
    if (state == MachineState.RUNNING) {
      draft.add(new Step.Reboot(machine.id(), "somebody asked for it to be rebooted"));
    } else if (state == MachineState.PENDING) {
      draft.hold(machine.id().value(), "is rebooted as soon as it has booted");
    } else {
      obeyed(draft, machine);
    }
  }

  private static void obeyed(Draft draft, ManagedMachine machine) {
    draft.become(
        draft.estate().change(machine.id(), one -> one.ordered(ManagedMachine.Intent.KEEP)));
  }

  /** One machine of a pool after the other, each when the one before serves again. */
  private void replace(Draft draft, ManagedMachine machine) {
    Observed<Machine> cloud = seen.of(machine.placement().cloud());
    Optional<Machine> found = found(machine);
    Optional<String> obstacle = cloud.silence().or(() -> turn(draft, machine));
    if (obstacle.isPresent()) {
      draft.hold(machine.id().value(), obstacle.get());
    } else if (found.isEmpty()) {
      madeAnew(draft, machine);
    } else if (found.get().state() == MachineState.DELETING) {
      draft.hold(machine.id().value(), "its cloud is taking it away, to be made anew");
    } else {
      giveBack(draft, machine, "to be made anew: " + machine.explanation());
    }
  }

  /**
   * A server leaves its control plane before its machine goes, as long as another one stays. A
   * worker that runs is emptied before its machine goes, as long as its cluster stays.
   */
  private void giveBack(Draft draft, ManagedMachine machine, String reason) {
    Estate estate = draft.estate();
    boolean isServer = MachineReading.isOneOfSeveral(estate, machine);
    Optional<ClusterId> cluster =
        MachineReading.clusterOf(estate, machine)
            .filter(one -> isServer || isToBeDrained(estate, machine));
    Optional<String> obstacle = cluster.flatMap(one -> seen.of(one).silence());
    if (isServer && obstacle.isEmpty()) {
      obstacle = servers(estate, machine).againstLeaving(machine.id());
    }
    if (obstacle.isPresent()) {
      draft.hold(machine.id().value(), obstacle.get());
    } else if (cluster.isPresent() && nodeOf(estate, machine).isPresent()) {
      Manner manner = isServer ? Manner.GONE : Manner.DRAINED;
      draft.add(
          new Step.RemoveNode(
              cluster.get(), machine.id(), manner, "leaves its cluster before its machine goes"));
    } else {
      draft.add(new Step.Terminate(machine.id(), machine.placement().cloud(), reason));
    }
  }

  private boolean isToBeDrained(Estate estate, ManagedMachine machine) {
    return machine.hasServed()
        && found(machine).filter(one -> one.state() == MachineState.RUNNING).isPresent()
        && MachineReading.workerOf(estate, machine)
            .filter(name -> aim.cluster(name).isPresent() && estate.hasControlPlane(name))
            .isPresent();
  }

  private static Optional<String> turn(Draft draft, ManagedMachine machine) {
    return draft.estate().kept(machine.nodeTemplate()).stream()
        .filter(other -> !other.id().equals(machine.id()))
        .filter(
            other ->
                other.intent() == ManagedMachine.Intent.REPLACE
                    ? other.id().compareTo(machine.id()) < 0
                    : other.state() == MachineState.PENDING
                        || other.state() == MachineState.RUNNING
                        || (MachineReading.isOneOfSeveral(draft.estate(), machine)
                            && !other.serves()))
        .findFirst()
        .map(other -> "is made anew when %s serves".formatted(other.id()));
  }

  private void madeAnew(Draft draft, ManagedMachine machine) {
    Optional<ClusterId> cluster = MachineReading.clusterOf(draft.estate(), machine);
    Optional<String> silence = cluster.flatMap(one -> seen.of(one).silence());
    Optional<ClusterId> node = nodeOf(draft.estate(), machine);
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (node.isPresent()) {
      draft.add(new Step.RemoveNode(node.get(), machine.id(), "its machine is made anew"));
    } else {
      draft.become(draft.estate().change(machine.id(), ManagedMachine::anew));
    }
  }

  /** The cluster that lists the machine as a node. */
  private Optional<ClusterId> nodeOf(Estate estate, ManagedMachine machine) {
    return MachineReading.clusterOf(estate, machine)
        .filter(cluster -> seen.of(cluster).items().contains(machine.id().value()));
  }

  private Optional<Machine> found(ManagedMachine machine) {
    return seen.machine(machine.placement().cloud(), machine.id());
  }

  private void away(Draft draft, ManagedMachine machine) {
    Observed<Machine> cloud = seen.of(machine.placement().cloud());
    Optional<Machine> found = found(machine);
    Optional<String> silence = cloud.silence();
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (found.isEmpty()) {
      outOfItsCluster(draft, machine);
    } else if (found.get().state() == MachineState.DELETING) {
      draft.hold(machine.id().value(), "its cloud is taking it away");
    } else {
      giveBack(draft, machine, "released: " + machine.explanation());
    }
  }

  private void outOfItsCluster(Draft draft, ManagedMachine machine) {
    Optional<ClusterId> cluster = MachineReading.clusterOf(draft.estate(), machine);
    Optional<String> silence = cluster.flatMap(one -> seen.of(one).silence());
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (nodeOf(draft.estate(), machine).isPresent()) {
      draft.add(new Step.RemoveNode(cluster.orElseThrow(), machine.id(), "its machine is gone"));
    } else {
      draft.become(draft.estate().without(machine.id()));
      draft.add(new Step.Forget(machine.id(), "neither cloud nor cluster list it"));
    }
  }
}
