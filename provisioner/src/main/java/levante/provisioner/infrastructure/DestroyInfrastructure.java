package levante.provisioner.infrastructure;

import java.time.Clock;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.naming.InfrastructureId;

/** Asks for an infrastructure's end; the loop does the rest. */
public final class DestroyInfrastructure {
  private final InfrastructureStore store;
  private final EventHistory history;
  private final Clock clock;

  /** On that store. */
  public DestroyInfrastructure(InfrastructureStore store, EventHistory history, Clock clock) {
    this.store = store;
    this.history = history;
    this.clock = clock;
  }

  private static Infrastructure ending(Infrastructure current) {
    return current.life() == Life.ACTIVE ? current.unlocked().deleting() : current;
  }

  /**
   * Asks for the end. Idempotent until it is deleted.
   *
   * @return the infrastructure, being deleted
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it is another's, deleted or never was;
   *     LOCKED
   */
  public Infrastructure destroy(InfrastructureId id, OwnerId owner) {
    Infrastructure found = new FindInfrastructures(store).get(id, owner);
    if (found.life() == Life.ACTIVE) {
      found.unlocked();
    }
    history.append(
        new InfrastructureEvent(
            id,
            "destroy-asked",
            clock.instant(),
            InfrastructureEvent.Kind.DESTROY_ASKED,
            Optional.empty(),
            Optional.empty(),
            "%s asked for the end".formatted(owner)));
    return store.change(id, DestroyInfrastructure::ending);
  }
}
