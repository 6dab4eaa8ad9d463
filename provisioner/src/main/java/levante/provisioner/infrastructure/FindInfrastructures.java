package levante.provisioner.infrastructure;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
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

  /** Some of those that are wanted, the newest first. */
  public List<Infrastructure> page(Wanted wanted, int skip, int limit) {
    return store.page(wanted, skip, limit);
  }

  /** Some of those that are wanted and come after another, the newest first. */
  public List<Infrastructure> after(Wanted wanted, Infrastructure last, int limit) {
    return store.after(wanted, last, limit);
  }

  /** How many are wanted, on all pages. */
  public int count(Wanted wanted) {
    return store.count(wanted);
  }

  /** How many a reader sees in each state. */
  public Census census(Reader reader) {
    return store.census(reader);
  }

  /** Those with the most urgent machines, among which are so many of the most urgent ones. */
  public List<Infrastructure> urgent(Reader reader, int limit) {
    return store.urgent(reader, limit);
  }

  /** Everybody's that have clusters, the oldest first. */
  public List<Infrastructure> withClusters() {
    return store.withClusters(Reader.OPERATOR);
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

  /** Whether it stands, and that user may see it. */
  public boolean has(InfrastructureId id, OwnerId user) {
    return store.find(id).filter(one -> one.life().isHere() && one.admits(user)).isPresent();
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
