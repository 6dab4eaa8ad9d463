package levante.provisioner.infrastructure;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.naming.InfrastructureId;

/** Looks infrastructures up. One owner never sees another's that is not shared with him. */
public final class FindInfrastructures {
  private final InfrastructureStore store;

  /** On that store. */
  public FindInfrastructures(InfrastructureStore store) {
    this.store = store;
  }

  /** An owner's infrastructures that are not deleted, the oldest first. */
  public List<Infrastructure> list(OwnerId owner) {
    return store.list(owner);
  }

  /** Everybody's infrastructures that are not deleted, the oldest first; for the operator. */
  public List<Infrastructure> all() {
    return store.all();
  }

  /**
   * An owner's infrastructure.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it is another's, deleted or never was
   */
  public Infrastructure get(InfrastructureId id, OwnerId owner) {
    return store
        .find(id)
        .filter(found -> found.admits(owner) && found.life().isHere())
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INFRASTRUCTURE_NOT_FOUND,
                    "%s has no infrastructure %s".formatted(owner, id)));
  }

  /** Whether it stands, and is neither that user's nor shared with him. */
  public boolean isAnothers(InfrastructureId id, OwnerId user) {
    return store.find(id).filter(one -> one.life().isHere() && !one.admits(user)).isPresent();
  }

  /** All that a user has or once had, the oldest first. */
  public List<Infrastructure> ever(OwnerId owner) {
    return store.ever(owner);
  }

  /**
   * An infrastructure that the owner has or once had; a deleted one too, for its history.
   *
   * @throws LevanteException INFRASTRUCTURE_NOT_FOUND when it is another's or never was
   */
  public Infrastructure ever(InfrastructureId id, OwnerId owner) {
    return store
        .find(id)
        .filter(found -> found.admits(owner))
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.INFRASTRUCTURE_NOT_FOUND,
                    "%s never had an infrastructure %s".formatted(owner, id)));
  }
}
