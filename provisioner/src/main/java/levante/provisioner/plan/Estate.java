package levante.provisioner.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import levante.kernel.ClusterId;
import levante.provisioner.application.ManagedApplications;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.configure.ClusterSpec;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.PoolOperations;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * What an infrastructure shall be and what it has: the part of the aggregate that is planned with.
 *
 * @param desired what shall be; {@link Desired#NOTHING} is for the planner of a destroyed one
 * @param machines by name
 * @param storages by name
 * @param applications on its clusters
 * @param troubles by node template
 * @param nextIndex the index of the next machine; only ever grows
 * @param retired node templates of {@code desired} that shall be no more and are struck out of it
 *     when nothing of them is left
 */
public record Estate(
    InfrastructureId id,
    Desired desired,
    List<ManagedMachine> machines,
    List<ManagedStorage> storages,
    ManagedApplications applications,
    List<PoolTrouble> troubles,
    int nextIndex,
    List<String> retired) {
  public Estate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(desired, "desired");
    machines = byName(machines);
    storages = sorted(storages, Comparator.comparing(storage -> storage.spec().name()));
    Objects.requireNonNull(applications, "applications");
    troubles = sorted(troubles, Comparator.comparing(PoolTrouble::nodeTemplate));
    retired = sorted(retired, Comparator.naturalOrder());
    if (nextIndex < 0) {
      throw new IllegalStateException("index " + nextIndex);
    }
  }

  /** Machines come in their order nearly always, and are many. */
  private static List<ManagedMachine> byName(List<ManagedMachine> machines) {
    for (int i = 1; i < machines.size(); i++) {
      if (machines.get(i - 1).id().compareTo(machines.get(i).id()) > 0) {
        return sorted(machines, Comparator.comparing(ManagedMachine::id));
      }
    }
    return List.copyOf(machines);
  }

  private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
    return items.stream().sorted(order).toList();
  }

  /** A new infrastructure, of which nothing exists. */
  public static Estate of(InfrastructureId id, Desired desired) {
    return new Estate(
        id, desired, List.of(), List.of(), ManagedApplications.NONE, List.of(), 0, List.of());
  }

  /** What shall be: all that is desired but for what is retired. */
  public Desired aim() {
    return retired.isEmpty() ? desired : desired.without(retired);
  }

  /** With another wish, of which some node templates shall be no more. */
  public Estate with(Desired newDesired, List<String> newRetired) {
    return new Estate(
        id, newDesired, machines, storages, applications, troubles, nextIndex, newRetired);
  }

  /** Without a cluster that is gone, if it was to go. */
  public Estate withoutCluster(ClusterId cluster) {
    return desired.clusters().stream()
        .filter(one -> one.spec().id().equals(cluster) && retired.contains(one.name()))
        .findFirst()
        .map(one -> struckOut(one.name()))
        .orElse(this);
  }

  /** Without all that was desired under a name that shall be no more. */
  Estate struckOut(String nodeTemplate) {
    List<String> still = retired.stream().filter(name -> !name.equals(nodeTemplate)).toList();
    return with(desired.without(List.of(nodeTemplate)), still);
  }

  /** With a name for each machine that is wanted and has none, so that it can be spoken of. */
  public Estate named() {
    Estate named = this;
    for (DesiredPool pool : aim().pools()) {
      int missing = pool.count() - kept(pool.nodeTemplate()).size();
      named = missing > 0 ? named.plus(pool, missing) : named;
    }
    return named;
  }

  /** The machine of that name. */
  public Optional<ManagedMachine> machine(MachineId machine) {
    int at = position(machine);
    return at < 0 ? Optional.empty() : Optional.of(machines.get(at));
  }

  private int position(MachineId machine) {
    return Observation.position(machines, ManagedMachine::id, machine);
  }

  /** The storage of that node template. */
  public Optional<ManagedStorage> storage(String nodeTemplate) {
    return storages.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).findFirst();
  }

  /** The trouble of that pool. */
  public Optional<PoolTrouble> trouble(String nodeTemplate) {
    return troubles.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).findFirst();
  }

  /** The trouble of that pool, while it is to wait before it launches again. */
  public Optional<PoolTrouble> waiting(String nodeTemplate, Instant now) {
    return trouble(nodeTemplate).filter(trouble -> trouble.until().isAfter(now));
  }

  /** The machines of a node template that shall stay. */
  public List<ManagedMachine> kept(String nodeTemplate) {
    return machinesOf(nodeTemplate).stream().filter(ManagedMachine::kept).toList();
  }

  /** The machines of a node template, those that shall go too. */
  List<ManagedMachine> machinesOf(String nodeTemplate) {
    return machines.stream()
        .filter(machine -> machine.nodeTemplate().equals(nodeTemplate))
        .toList();
  }

  /** Whether the cluster of that node template has a control plane that serves. */
  public boolean hasControlPlane(String cluster) {
    return desired
        .controlPlane(cluster)
        .filter(
            pool ->
                kept(pool.nodeTemplate()).stream()
                    .anyMatch(one -> one.state() == MachineState.CONFIGURED))
        .isPresent();
  }

  /** Whether something is to be run on each machine of a node template. */
  public boolean hasOperations(String nodeTemplate) {
    return !operations(nodeTemplate).names().isEmpty();
  }

  private PoolOperations operations(String nodeTemplate) {
    return desired.pool(nodeTemplate).map(DesiredPool::operations).orElse(PoolOperations.NONE);
  }

  /** The first node template whose machines have to have had their operations before. */
  Optional<String> waitsFor(String nodeTemplate) {
    return operations(nodeTemplate).after().stream()
        .filter(before -> desired.pool(before).isPresent())
        .filter(before -> !isServing(before))
        .findFirst();
  }

  private boolean isServing(String nodeTemplate) {
    List<ManagedMachine> machines = kept(nodeTemplate);
    return machines.size() >= desired.pool(nodeTemplate).map(DesiredPool::count).orElse(0)
        && machines.stream().allMatch(one -> one.state() == MachineState.CONFIGURED);
  }

  /** A cluster and where its control plane is found, as far as it is written down. */
  public ClusterSite site(ClusterSpec cluster) {
    Optional<DesiredPool> pool = desired.controlPlane(cluster.name());
    List<ManagedMachine> servers =
        pool.map(one -> machinesOf(one.nodeTemplate())).orElse(List.of());
    boolean isSeveral = pool.filter(one -> one.scale().max() > 1).isPresent();
    return ManagedMachine.site(cluster, servers, isSeveral);
  }

  /** The site of the cluster of that name; empty when it is not desired any more. */
  public Optional<ClusterSite> site(ClusterId cluster) {
    return desired.clusters().stream()
        .map(DesiredCluster::spec)
        .filter(spec -> spec.id().equals(cluster))
        .findFirst()
        .map(this::site);
  }

  /** Whether it has its control plane and, when the template gives it one, its object storage. */
  public boolean isReady(String cluster) {
    boolean stored =
        desired
            .storageOn(cluster)
            .map(wanted -> storage(wanted.nodeTemplate()))
            .map(storage -> storage.flatMap(ManagedStorage::access).isPresent())
            .orElse(true);
    return stored && hasControlPlane(cluster);
  }

  /** With another wish. */
  public Estate with(Desired newDesired) {
    return new Estate(
        id, newDesired, machines, storages, applications, troubles, nextIndex, retired);
  }

  /** With one machine more, whose index is used up. */
  public Estate plus(ManagedMachine machine) {
    List<ManagedMachine> more = new ArrayList<>(machines);
    more.removeIf(one -> one.id().equals(machine.id()));
    more.add(machine);
    int next = Math.max(nextIndex, machine.id().index() + 1);
    return new Estate(id, desired, more, storages, applications, troubles, next, retired);
  }

  /** With one machine changed, if it is there. */
  public Estate change(MachineId machine, UnaryOperator<ManagedMachine> change) {
    int at = position(machine);
    if (at < 0) {
      return this;
    }
    List<ManagedMachine> changed = new ArrayList<>(machines);
    changed.set(at, change.apply(machines.get(at)));
    return new Estate(id, desired, changed, storages, applications, troubles, nextIndex, retired);
  }

  /** With every machine changed, in one pass. */
  Estate changeAll(UnaryOperator<ManagedMachine> change) {
    List<ManagedMachine> changed = machines.stream().map(change).toList();
    return new Estate(id, desired, changed, storages, applications, troubles, nextIndex, retired);
  }

  /** With so many machines more of a pool, which get the next indices. */
  Estate plus(DesiredPool pool, int missing) {
    List<ManagedMachine> more = new ArrayList<>(machines);
    for (int index = nextIndex; index < nextIndex + missing; index++) {
      more.add(
          ManagedMachine.named(
              id.machine(pool.nodeTemplate(), index), pool.nodeTemplate(), pool.placement()));
    }
    return new Estate(
        id, desired, more, storages, applications, troubles, nextIndex + missing, retired);
  }

  /** Without a machine; its index stays used. */
  public Estate without(MachineId machine) {
    List<ManagedMachine> fewer =
        machines.stream().filter(one -> !one.id().equals(machine)).toList();
    return new Estate(id, desired, fewer, storages, applications, troubles, nextIndex, retired);
  }

  /** With a storage, in place of one of the same name. */
  public Estate plus(ManagedStorage storage) {
    List<ManagedStorage> more = new ArrayList<>(withoutStorage(storage.spec().name()).storages);
    more.add(storage);
    return new Estate(id, desired, machines, more, applications, troubles, nextIndex, retired);
  }

  /** With these applications on its clusters. */
  public Estate with(ManagedApplications changed) {
    return new Estate(id, desired, machines, storages, changed, troubles, nextIndex, retired);
  }

  /** Without the storage of that name. */
  public Estate withoutStorage(String name) {
    List<ManagedStorage> fewer =
        storages.stream().filter(one -> !one.spec().name().equals(name)).toList();
    return new Estate(id, desired, machines, fewer, applications, troubles, nextIndex, retired);
  }

  /** With a pool's trouble, in place of an older one. */
  public Estate plus(PoolTrouble trouble) {
    List<PoolTrouble> more = new ArrayList<>(withoutTrouble(trouble.nodeTemplate()).troubles);
    more.add(trouble);
    return new Estate(id, desired, machines, storages, applications, more, nextIndex, retired);
  }

  /** Without a pool's trouble. */
  public Estate withoutTrouble(String nodeTemplate) {
    List<PoolTrouble> fewer =
        troubles.stream().filter(one -> !one.nodeTemplate().equals(nodeTemplate)).toList();
    return new Estate(id, desired, machines, storages, applications, fewer, nextIndex, retired);
  }
}
