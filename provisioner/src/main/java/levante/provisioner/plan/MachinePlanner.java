package levante.provisioner.plan;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Membership;
import levante.provisioner.naming.InfrastructureId;

/** Decides what happens to each machine that exists: into its cluster, or away. Pure. */
final class MachinePlanner {
  private final Observation seen;

  MachinePlanner(Observation seen) {
    this.seen = seen;
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
    seen.machines().forEach((cloud, observed) -> terminateUnknown(draft, cloud, observed));
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
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (role == NodeRole.WORKER && !draft.estate().hasControlPlane(cluster.name())) {
      draft.hold(machine.id().value(), "waits for the control plane of " + cluster.name());
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
      nodeOf(draft, machine)
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
      draft.add(
          new Step.Terminate(
              machine.id(),
              machine.placement().cloud(),
              "to be made anew: " + machine.explanation()));
    }
  }

  private static Optional<String> turn(Draft draft, ManagedMachine machine) {
    return draft.estate().kept(machine.nodeTemplate()).stream()
        .filter(other -> !other.id().equals(machine.id()))
        .filter(
            other ->
                other.intent() == ManagedMachine.Intent.REPLACE
                    ? other.id().compareTo(machine.id()) < 0
                    : other.state() == MachineState.PENDING
                        || other.state() == MachineState.RUNNING)
        .findFirst()
        .map(other -> "is made anew when %s serves".formatted(other.id()));
  }

  private void madeAnew(Draft draft, ManagedMachine machine) {
    Optional<ClusterId> cluster = MachineReading.clusterOf(draft.estate(), machine);
    Optional<String> silence = cluster.flatMap(one -> seen.of(one).silence());
    Optional<ClusterId> node = nodeOf(draft, machine);
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (node.isPresent()) {
      draft.add(new Step.RemoveNode(node.get(), machine.id(), "its machine is made anew"));
    } else {
      draft.become(draft.estate().change(machine.id(), ManagedMachine::anew));
    }
  }

  /** The cluster that lists the machine as a node. */
  private Optional<ClusterId> nodeOf(Draft draft, ManagedMachine machine) {
    return MachineReading.clusterOf(draft.estate(), machine)
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
      draft.add(
          new Step.Terminate(
              machine.id(), machine.placement().cloud(), "released: " + machine.explanation()));
    }
  }

  private void outOfItsCluster(Draft draft, ManagedMachine machine) {
    Optional<ClusterId> cluster = MachineReading.clusterOf(draft.estate(), machine);
    Optional<String> silence = cluster.flatMap(one -> seen.of(one).silence());
    boolean isNode = nodeOf(draft, machine).isPresent();
    if (silence.isPresent()) {
      draft.hold(machine.id().value(), silence.get());
    } else if (isNode) {
      draft.add(new Step.RemoveNode(cluster.orElseThrow(), machine.id(), "its machine is gone"));
    } else {
      draft.become(draft.estate().without(machine.id()));
      draft.add(new Step.Forget(machine.id(), "neither cloud nor cluster list it"));
    }
  }

  private void terminateUnknown(Draft draft, CloudId cloud, Observed<Machine> observed) {
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

  /** Decides which volumes, addresses, groups and keys are given back: what nobody needs. Pure. */
  static final class Belongings {
    private final Observation seen;

    Belongings(Observation seen) {
      this.seen = seen;
    }

    void plan(Draft draft, Desired aim) {
      seen.objects()
          .forEach(
              (cloud, observed) -> {
                Optional<String> silence = observed.silence();
                if (silence.isPresent()) {
                  draft.hold(cloud.value(), silence.get());
                } else {
                  giveBack(draft, aim, cloud, observed.items());
                }
              });
    }

    /**
     * One kind at a time of what belongs together: an address that loses its port first would lose
     * its mark with it, and a group is in use as long as a port is.
     */
    private void giveBack(Draft draft, Desired aim, CloudId cloud, List<CloudObject> objects) {
      List<CloudObject> needless =
          objects.stream()
              .filter(object -> !isNeeded(draft.estate(), aim, object))
              .sorted()
              .toList();
      for (CloudObject object : needless) {
        boolean isFirst = needless.stream().noneMatch(other -> isBefore(other, object));
        if (isFirst) {
          draft.add(new Step.RemoveObject(object, cloud, "nothing of its infrastructure needs it"));
        } else {
          draft.hold(object.id(), "waits for what uses it");
        }
      }
    }

    private static boolean isBefore(CloudObject other, CloudObject object) {
      boolean together = object.machine().isEmpty() || other.about().equals(object.about());
      return together && other.kind().compareTo(object.kind()) < 0;
    }

    private boolean isNeeded(Estate estate, Desired aim, CloudObject object) {
      if (object.machine().isPresent()) {
        return object.machine().flatMap(estate::machine).isPresent();
      }
      boolean inUse =
          estate.machines().stream()
              .anyMatch(
                  machine -> object.isForAll() || machine.id().label().equals(object.about()));
      return inUse
          || aim.pools().stream()
              .anyMatch(
                  pool ->
                      object.isForAll()
                          || InfrastructureId.label(pool.nodeTemplate()).equals(object.about()));
    }
  }
}
