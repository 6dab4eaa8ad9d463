package levante.provisioner.infrastructure;

import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.naming.InfrastructureId;

/**
 * A store that tells of each write, so that a loop looks at once rather than when its period is
 * over; its own writes too, since what it has done is to be looked at again.
 */
public final class WakingStore implements InfrastructureStore {
  private final InfrastructureStore store;
  private final Runnable written;

  /**
   * Decorates a store.
   *
   * @param written called after each write, on the writer's thread
   */
  public WakingStore(InfrastructureStore store, Runnable written) {
    this.store = store;
    this.written = written;
  }

  @Override
  public Infrastructure insert(Infrastructure infrastructure, List<CloudCredential> credentials) {
    Infrastructure kept = store.insert(infrastructure, credentials);
    written.run();
    return kept;
  }

  @Override
  public Optional<Infrastructure> find(InfrastructureId id) {
    return store.find(id);
  }

  @Override
  public List<Infrastructure> list(OwnerId owner) {
    return store.list(owner);
  }

  @Override
  public List<Infrastructure> ever(OwnerId owner) {
    return store.ever(owner);
  }

  @Override
  public List<Infrastructure> all() {
    return store.all();
  }

  @Override
  public List<Infrastructure> page(Wanted wanted, int skip, int limit) {
    return store.page(wanted, skip, limit);
  }

  @Override
  public List<Infrastructure> after(Wanted wanted, Infrastructure last, int limit) {
    return store.after(wanted, last, limit);
  }

  @Override
  public int count(Wanted wanted) {
    return store.count(wanted);
  }

  @Override
  public Census census(Reader reader) {
    return store.census(reader);
  }

  @Override
  public List<Infrastructure> withClusters(Reader reader) {
    return store.withClusters(reader);
  }

  @Override
  public List<Infrastructure> urgent(Reader reader, int limit) {
    return store.urgent(reader, limit);
  }

  @Override
  public Infrastructure update(Infrastructure infrastructure) {
    Infrastructure kept = store.update(infrastructure);
    written.run();
    return kept;
  }
}
