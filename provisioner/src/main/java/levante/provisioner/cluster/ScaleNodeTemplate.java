package levante.provisioner.cluster;

import java.time.Clock;
import java.util.List;
import levante.kernel.LevanteException;
import levante.provisioner.history.EventHistory;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;

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
    throw new UnsupportedOperationException(id + nodeTemplate + count + history + clock + store);
  }

  /**
   * Releases these very machines and lowers the count by as many, never below the node template's
   * minimum. Machines that are gone or on their way already change nothing.
   *
   * @return those of the machines that are released now, by this call or an earlier one
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED, or INVALID_REQUEST when the
   *     node template stands for no machines
   */
  public List<MachineId> release(
      InfrastructureId id, String nodeTemplate, List<MachineId> machines) {
    throw new UnsupportedOperationException(id + nodeTemplate + machines);
  }
}
