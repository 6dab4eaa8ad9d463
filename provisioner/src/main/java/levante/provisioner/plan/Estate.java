package levante.provisioner.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import levante.provisioner.cloud.MachineState;
import levante.provisioner.configure.NodeRole;
import levante.provisioner.desired.Desired;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

/**
 * What an infrastructure shall be and what it has: the part of the aggregate that is planned with.
 *
 * @param desired what shall be; {@link Desired#NOTHING} is for the planner of a destroyed one
 * @param machines by name
 * @param storages by name
 * @param troubles by node template
 * @param nextIndex the index of the next machine; only ever grows
 */
public record Estate(
    InfrastructureId id,
    Desired desired,
    List<ManagedMachine> machines,
    List<ManagedStorage> storages,
    List<PoolTrouble> troubles,
    int nextIndex) {
  public Estate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(desired, "desired");
    machines = sorted(machines, Comparator.comparing(ManagedMachine::id));
    storages = sorted(storages, Comparator.comparing(storage -> storage.spec().name()));
    troubles = sorted(troubles, Comparator.comparing(PoolTrouble::nodeTemplate));
    if (nextIndex < 0) {
      throw new IllegalStateException("index " + nextIndex);
    }
  }

  private static <T> List<T> sorted(List<T> items, Comparator<T> order) {
    return items.stream().sorted(order).toList();
  }

  /** A new infrastructure, of which nothing exists. */
  public static Estate of(InfrastructureId id, Desired desired) {
    return new Estate(id, desired, List.of(), List.of(), List.of(), 0);
  }

  /** The machine of that name. */
  public Optional<ManagedMachine> machine(MachineId machine) {
    return machines.stream().filter(one -> one.id().equals(machine)).findFirst();
  }

  /** The storage of that node template. */
  public Optional<ManagedStorage> storage(String nodeTemplate) {
    return storages.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).findFirst();
  }

  /** The trouble of that pool. */
  public Optional<PoolTrouble> trouble(String nodeTemplate) {
    return troubles.stream().filter(one -> one.nodeTemplate().equals(nodeTemplate)).findFirst();
  }

  /** The machines of a node template that shall stay. */
  public List<ManagedMachine> kept(String nodeTemplate) {
    return machines.stream()
        .filter(ManagedMachine::kept)
        .filter(machine -> machine.nodeTemplate().equals(nodeTemplate))
        .toList();
  }

  /** Whether the cluster of that node template has all of its control plane. */
  public boolean hasControlPlane(String cluster) {
    List<ManagedMachine> controlPlane =
        desired
            .pool(cluster, NodeRole.CONTROL_PLANE)
            .map(pool -> kept(pool.nodeTemplate()))
            .orElse(List.of());
    return !controlPlane.isEmpty()
        && controlPlane.stream().allMatch(one -> one.state() == MachineState.CONFIGURED);
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
    return new Estate(id, newDesired, machines, storages, troubles, nextIndex);
  }

  /** With one machine more, whose index is used up. */
  public Estate plus(ManagedMachine machine) {
    List<ManagedMachine> more = new ArrayList<>(machines);
    more.removeIf(one -> one.id().equals(machine.id()));
    more.add(machine);
    int next = Math.max(nextIndex, machine.id().index() + 1);
    return new Estate(id, desired, more, storages, troubles, next);
  }

  /** With one machine changed, if it is there. */
  public Estate change(MachineId machine, UnaryOperator<ManagedMachine> change) {
    List<ManagedMachine> changed =
        machines.stream().map(one -> one.id().equals(machine) ? change.apply(one) : one).toList();
    return new Estate(id, desired, changed, storages, troubles, nextIndex);
  }

  /** Without a machine; its index stays used. */
  public Estate without(MachineId machine) {
    List<ManagedMachine> fewer =
        machines.stream().filter(one -> !one.id().equals(machine)).toList();
    return new Estate(id, desired, fewer, storages, troubles, nextIndex);
  }

  /** With a storage, in place of one of the same name. */
  public Estate plus(ManagedStorage storage) {
    List<ManagedStorage> more = new ArrayList<>(withoutStorage(storage.spec().name()).storages);
    more.add(storage);
    return new Estate(id, desired, machines, more, troubles, nextIndex);
  }

  /** Without the storage of that name. */
  public Estate withoutStorage(String name) {
    List<ManagedStorage> fewer =
        storages.stream().filter(one -> !one.spec().name().equals(name)).toList();
    return new Estate(id, desired, machines, fewer, troubles, nextIndex);
  }

  /** With a pool's trouble, in place of an older one. */
  public Estate plus(PoolTrouble trouble) {
    List<PoolTrouble> more = new ArrayList<>(withoutTrouble(trouble.nodeTemplate()).troubles);
    more.add(trouble);
    return new Estate(id, desired, machines, storages, more, nextIndex);
  }

  /** Without a pool's trouble. */
  public Estate withoutTrouble(String nodeTemplate) {
    List<PoolTrouble> fewer =
        troubles.stream().filter(one -> !one.nodeTemplate().equals(nodeTemplate)).toList();
    return new Estate(id, desired, machines, storages, fewer, nextIndex);
  }
}
