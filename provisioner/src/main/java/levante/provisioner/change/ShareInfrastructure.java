package levante.provisioner.change;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.history.InfrastructureEvent.Kind;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Records;
import levante.provisioner.naming.InfrastructureId;

/** Lets other users do with an infrastructure what its owner may, or hands it to another. */
public final class ShareInfrastructure {
  private final Changes changes;

  /** On those records. */
  public ShareInfrastructure(Records records, Clock clock) {
    this.changes = new Changes(records, clock);
  }

  /**
   * Lets that user in as well. Idempotent.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure with(InfrastructureId id, OwnerId caller, OwnerId guest) {
    return told(
        changes.make(
            id,
            caller,
            current -> {
              List<OwnerId> guests = new ArrayList<>(current.guests());
              if (!current.admits(guest)) {
                guests.add(guest);
              }
              return current.of(current.owner(), guests);
            }),
        "%s shares it with %s".formatted(caller, guest));
  }

  /**
   * Makes that user the owner and lets nobody else in. Idempotent.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND, BEING_DELETED
   */
  public Infrastructure handTo(InfrastructureId id, OwnerId caller, OwnerId owner) {
    return told(
        changes.make(id, caller, current -> current.of(owner, List.of())),
        "%s hands it to %s".formatted(caller, owner));
  }

  private Infrastructure told(Infrastructure after, String sentence) {
    changes.tell(after, Kind.SHARED, sentence);
    return after;
  }
}
