package levante.provisioner.cluster;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.desired.Desired;
import levante.provisioner.desired.DesiredPool;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import levante.provisioner.plan.Estate;
import levante.provisioner.plan.ManagedMachine;

/**
 * Changes how many machines a node template shall become. Nothing is bought or given back here; the
 * loop does it. Both methods are idempotent.
 */
public final class ScaleNodeTemplate {
  private final InfrastructureStore store;
  private final EventHistory history;
  private final Clock clock;

  /** On that store. */
  public ScaleNodeTemplate(InfrastructureStore store, EventHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  /**
   * Raises the count, never above the node template's maximum; a lower count changes nothing.
   *
   * @return how many machines there shall be now
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, or INVALID_REQUEST when the
   *     node template stands for no machines
   */
  public int raiseTo(InfrastructureId id, String nodeTemplate, int count) {
    int before = living(id).estate().desired().pool(nodeTemplate).map(DesiredPool::count).orElse(0);
    Infrastructure after =
        store.change(
            id,
            current -> {
              requireLife(current);
              Desired desired = current.estate().desired();
              int wanted = Math.max(pool(desired, nodeTemplate).count(), count);
              return current.with(current.estate().with(desired.withCount(nodeTemplate, wanted)));
            });
    int now = pool(after.estate().desired(), nodeTemplate).count();
    if (now != before) {
      scaled(after, nodeTemplate, "%s from %d to %d".formatted(nodeTemplate, before, now));
    }
    return now;
  }

  /**
   * Releases these very machines and lowers the count by as many, never below the node template's
   * minimum. Machines that are gone or on their way already change nothing.
   *
   * @return those of the machines that are released now, by this call or an earlier one
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, LOCKED, or INVALID_REQUEST
   *     when the node template stands for no machines
   */
  public List<MachineId> release(
      InfrastructureId id, String nodeTemplate, List<MachineId> machines) {
    Infrastructure before = living(id);
    Infrastructure after =
        store.change(
            id, current -> without(requireLife(current).unlocked(), nodeTemplate, machines));
    int was = pool(before.estate().desired(), nodeTemplate).count();
    int now = pool(after.estate().desired(), nodeTemplate).count();
    if (now != was) {
      scaled(
          after,
          nodeTemplate,
          "%s from %d to %d, of %s".formatted(nodeTemplate, was, now, machines));
    }
    return machines.stream()
        .filter(machine -> after.estate().machine(machine).filter(ManagedMachine::kept).isEmpty())
        .toList();
  }

  private static Infrastructure without(
      Infrastructure current, String nodeTemplate, List<MachineId> machines) {
    Estate estate = current.estate();
    DesiredPool pool = pool(estate.desired(), nodeTemplate);
    int spare = Math.max(0, pool.count() - pool.scale().min());
    List<MachineId> going =
        estate.kept(nodeTemplate).stream()
            .map(ManagedMachine::id)
            .filter(machines::contains)
            .limit(spare)
            .toList();
    for (MachineId machine : going) {
      estate = estate.change(machine, one -> one.released("released by scaling down"));
    }
    Desired fewer = estate.desired().withCount(nodeTemplate, pool.count() - going.size());
    return current.with(estate.with(fewer));
  }

  private static DesiredPool pool(Desired desired, String nodeTemplate) {
    return desired
        .pool(nodeTemplate)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INVALID_REQUEST,
                    "node template '%s' stands for no machines here".formatted(nodeTemplate)));
  }

  private Infrastructure living(InfrastructureId id) {
    return requireLife(
        store
            .find(id)
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.INFRASTRUCTURE_NOT_FOUND, "no infrastructure " + id)));
  }

  private static Infrastructure requireLife(Infrastructure infrastructure) {
    if (infrastructure.life() != Life.ACTIVE) {
      throw new LevanteException(
          ErrorCode.BEING_DELETED, "%s is being deleted".formatted(infrastructure.id()));
    }
    return infrastructure;
  }

  private void scaled(Infrastructure after, String nodeTemplate, String sentence) {
    history.append(
        new InfrastructureEvent(
            after.id(),
            "%s/scaled/%d".formatted(nodeTemplate, after.version()),
            clock.instant(),
            InfrastructureEvent.Kind.SCALED,
            Optional.of(nodeTemplate),
            Optional.empty(),
            sentence));
  }
}
