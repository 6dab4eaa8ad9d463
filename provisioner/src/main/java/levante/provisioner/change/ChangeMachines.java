package levante.provisioner.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.desired.DesiredPool.Scale;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;

/** Adds machines to node templates, and takes given ones away. The loop does the rest. */
public final class ChangeMachines {
  /** More than any cloud here gives; a slip of the keyboard is told. */
  private static final int MOST = 9999;

  private final Changes changes;

  /** On those records. */
  public ChangeMachines(Records records, Clock clock) {
    this.changes = new Changes(records, clock);
  }

  /**
   * Wants so many machines more, and gives each its name.
   *
   * @param more by node template
   * @return the new machines, by name
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED; INVALID_REQUEST when a node
   *     template stands for no machines or its upper bound is reached
   */
  public List<ManagedMachine> add(InfrastructureId id, OwnerId caller, Map<String, Integer> more) {
    List<ManagedMachine> added = new ArrayList<>();
    Infrastructure after =
        changes.make(
            id,
            caller,
            current -> {
              Estate estate = current.estate();
              for (Map.Entry<String, Integer> one : more.entrySet()) {
                DesiredPool pool = grown(pool(estate, one.getKey()), one.getValue());
                estate = estate.with(estate.desired().with(pool));
              }
              Estate named = estate.named();
              added.clear();
              named.machines().stream()
                  .filter(machine -> current.estate().machine(machine.id()).isEmpty())
                  .filter(machine -> more.getOrDefault(machine.nodeTemplate(), 0) > 0)
                  .forEach(added::add);
              return current.with(named);
            });
    changes.tell(after, Kind.SCALED, "%s added %s".formatted(caller, names(added)));
    return List.copyOf(added);
  }

  private static DesiredPool grown(DesiredPool pool, int more) {
    Scale scale = pool.scale();
    int count = Math.addExact(scale.count(), more);
    if (pool.isElastic() && count > scale.max()) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST,
          "'%s' may have at most %d machines; it has %d, and %d more are asked for"
              .formatted(pool.nodeTemplate(), scale.max(), scale.count(), more));
    }
    return pool.counting(count);
  }

  private static DesiredPool pool(Estate estate, String nodeTemplate) {
    return estate
        .aim()
        .pool(nodeTemplate)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST,
                    "node template '%s' stands for no machines here".formatted(nodeTemplate)));
  }

  /**
   * Lets these machines go and wants as many fewer, below the lower bound too: that is what is
   * asked for.
   *
   * @param indices of the machines within the infrastructure, IM's VM ids
   * @return those machines
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, LOCKED; MACHINE_NOT_FOUND
   *     when one is not there or on its way already, and then none goes
   */
  public List<ManagedMachine> remove(InfrastructureId id, OwnerId caller, List<Integer> indices) {
    List<ManagedMachine> gone = new ArrayList<>();
    Infrastructure after =
        changes.makeUnlocked(
            id,
            caller,
            current -> {
              gone.clear();
              gone.addAll(Machines.of(current, indices));
              return current.with(without(current.estate(), gone, caller));
            });
    changes.tell(after, Kind.SCALED, "%s removed %s".formatted(caller, names(gone)));
    return List.copyOf(gone);
  }

  /**
   * How many machines a node template has from now on, and which come and go for it.
   *
   * @param added by name
   * @param removed by name
   */
  public record Scaled(int count, List<MachineId> added, List<MachineId> removed) {
    public Scaled {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /**
   * Wants exactly so many machines of a node template; the newest go first. Idempotent.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED; LOCKED when there shall be
   *     fewer; INVALID_REQUEST for a count that is not in 0 to 9999, when a node template stands
   *     for no machines or its upper bound is exceeded
   */
  public Scaled scale(InfrastructureId id, OwnerId caller, String nodeTemplate, int count) {
    if (count < 0 || count > MOST) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "%d machines are not 0 to %d".formatted(count, MOST));
    }
    AtomicReference<Infrastructure> base = new AtomicReference<>();
    Infrastructure after =
        changes.make(
            id,
            caller,
            current -> {
              base.set(current);
              int more = count - pool(current.estate(), nodeTemplate).scale().count();
              return current.with(
                  scaled(more < 0 ? current.unlocked() : current, caller, nodeTemplate, more));
            });
    List<MachineId> before = names(base.get(), nodeTemplate);
    List<MachineId> now = names(after, nodeTemplate);
    if (!now.equals(before)) {
      changes.tell(after, Kind.SCALED, "%s wants %d of %s".formatted(caller, count, nodeTemplate));
    }
    return new Scaled(
        count,
        now.stream().filter(one -> !before.contains(one)).toList(),
        before.stream().filter(one -> !now.contains(one)).toList());
  }

  private static Estate scaled(
      Infrastructure current, OwnerId caller, String nodeTemplate, int more) {
    Estate estate = current.estate();
    if (more > 0) {
      return estate.with(estate.desired().with(grown(pool(estate, nodeTemplate), more))).named();
    }
    List<ManagedMachine> newest =
        estate.kept(nodeTemplate).stream()
            .sorted(Comparator.comparing(ManagedMachine::id).reversed())
            .limit(-more)
            .toList();
    return without(estate, newest, caller);
  }

  private static List<MachineId> names(Infrastructure infrastructure, String nodeTemplate) {
    return infrastructure.estate().kept(nodeTemplate).stream()
        .map(ManagedMachine::id)
        .sorted()
        .toList();
  }

  private static Estate without(Estate estate, List<ManagedMachine> gone, OwnerId caller) {
    Estate fewer = estate;
    for (ManagedMachine machine : gone) {
      DesiredPool pool = pool(fewer, machine.nodeTemplate());
      Scale scale = pool.scale();
      int count = Math.max(0, scale.count() - 1);
      int max = pool.isElastic() ? scale.max() : count;
      fewer =
          fewer
              .change(machine.id(), one -> one.released("%s removed it".formatted(caller)))
              .with(
                  fewer
                      .desired()
                      .with(pool.within(new Scale(Math.min(scale.min(), count), max, count))));
    }
    return fewer;
  }

  private static String names(List<ManagedMachine> machines) {
    return machines.isEmpty()
        ? "no machine"
        : machines.stream()
            .map(ManagedMachine::id)
            .map(MachineId::value)
            .collect(Collectors.joining(", "));
  }
}
