package levante.oscar.service;

import java.util.List;
import java.util.Optional;

/**
 * Remembers the services between changes, as every event asks for all of them and each is encrypted
 * where it is kept. Right as long as whoever changes them does it through this one: a database has
 * one Levante.
 */
public final class RememberedServices implements ServiceStore {
  private final ServiceStore store;
  private Optional<List<Service>> known = Optional.empty();
  private long changes;

  /** Over the store that is asked after each change. */
  public RememberedServices(ServiceStore store) {
    this.store = store;
  }

  @Override
  public List<Service> all() {
    long before;
    synchronized (this) {
      if (known.isPresent()) {
        return known.get();
      }
      before = changes;
    }
    List<Service> read = List.copyOf(store.all());
    remember(read, before);
    return read;
  }

  /** What was read before a change is not remembered after it. */
  private synchronized void remember(List<Service> read, long before) {
    if (before == changes) {
      known = Optional.of(read);
    }
  }

  private synchronized void forget() {
    known = Optional.empty();
    changes++;
  }

  /** A write that failed may have been done all the same. */
  private void changed(Runnable change) {
    try {
      change.run();
    } finally {
      forget();
    }
  }

  @Override
  public Optional<Service> find(ServiceId id) {
    return all().stream().filter(service -> service.id().equals(id)).findFirst();
  }

  @Override
  public void save(List<Service> services) {
    changed(() -> store.save(services));
  }

  @Override
  public void delete(ServiceId id) {
    changed(() -> store.delete(id));
  }

  @Override
  public List<RuledBucket> ruled() {
    return store.ruled();
  }

  @Override
  public void remember(RuledBucket bucket) {
    store.remember(bucket);
  }

  @Override
  public void forget(RuledBucket bucket) {
    store.forget(bucket);
  }
}
