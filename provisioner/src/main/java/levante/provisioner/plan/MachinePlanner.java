package levante.provisioner.plan;

import java.util.Optional;
import levante.kernel.ClusterId;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Machine;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Membership;

/** Decides what happens to each machine that exists: into its cluster, or away. Pure. */
final class MachinePlanner {
  private final Observation seen;

  MachinePlanner(Observation seen) {
    this.seen = seen;
  }

  void plan(Draft draft) {
    for (ManagedMachine machine : draft.estate().machines()) {
      if (machine.kept()) {
        configure(draft, machine);
      } else {
        away(draft, machine);
      }
    }
    seen.machines().forEach((cloud, observed) -> terminateUnknown(draft, cloud, observed));
  }

  private void configure(Draft draft, ManagedMachine machine) {
    boolean booted =
        machine.state() == MachineState.RUNNING || machine.state() == MachineState.UNCONFIGURED;
    Optional<Membership> membership =
        draft.estate().desired().pool(machine.nodeTemplate()).flatMap(DesiredPool::membership);
    Optional<DesiredCluster> cluster =
        membership.flatMap(one -> draft.estate().desired().cluster(one.cluster()));
    if (booted && cluster.isPresent() && isListed(machine)) {
      into(draft, machine, cluster.get().spec(), membership.get().role());
    }
  }

  private void into(Draft draft, ManagedMachine machine, ClusterSpec cluster, NodeRole role) {
    Optional<String> silence = silence(seen.of(cluster.id()));
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

  private void away(Draft draft, ManagedMachine machine) {
    Observed<Machine> cloud = seen.of(machine.placement().cloud());
    Optional<Machine> found =
        cloud.items().stream().filter(one -> one.id().equals(machine.id())).findFirst();
    Optional<String> silence = silence(cloud);
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
    Optional<String> silence = cluster.flatMap(one -> silence(seen.of(one)));
    boolean isNode =
        cluster.map(one -> seen.of(one).items().contains(machine.id().value())).orElse(false);
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

  private boolean isListed(ManagedMachine machine) {
    return seen.of(machine.placement().cloud()).items().stream()
        .anyMatch(one -> one.id().equals(machine.id()));
  }

  static Optional<String> silence(Observed<?> observed) {
    return observed.match(
        complete -> Optional.empty(), incomplete -> Optional.of(incomplete.why()));
  }
}
