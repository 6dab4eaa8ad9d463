package levante.oscar.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.ServiceStore.RuledBucket;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what services need in their storages: every bucket they read or write, and in the storages
 * of clusters exactly the notification rules that the stored services ask for. Level-triggered: a
 * bucket or a rule that got lost is made again.
 */
public final class ServiceReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceReconciler.class);

  private final ServiceStore store;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final BucketNotifications notifications;
  private final ReentrantLock lock = new ReentrantLock();

  /** Over a store and the storages. */
  public ServiceReconciler(
      ServiceStore store,
      ServiceClusters clusters,
      ObjectStorages storages,
      BucketNotifications notifications) {
    this.store = store;
    this.clusters = clusters;
    this.storages = storages;
    this.notifications = notifications;
  }

  /** Looks at everything once; a storage that does not answer is left to the next tick. */
  public void tick() {
    lock.lock();
    try {
      List<Service> services = store.all();
      Map<String, StorageAccess> accesses = new TreeMap<>();
      TreeSet<String> known = new TreeSet<>();
      for (ServiceCluster cluster : clusters.all()) {
        known.add(cluster.id().value());
        cluster.storage().ifPresent(access -> accesses.put(cluster.id().value(), access));
      }
      buckets(services, accesses);
      rules(services, accesses, known);
    } catch (LevanteException e) {
      leave("clusters", e);
    } finally {
      lock.unlock();
    }
  }

  private void buckets(List<Service> services, Map<String, StorageAccess> accesses) {
    Map<String, StorageAccess> reached = new TreeMap<>(accesses);
    Map<String, TreeSet<String>> wanted = new TreeMap<>();
    for (Service service : services) {
      List<ServicePath> paths = new ArrayList<>(service.inputs());
      paths.addAll(service.outputs());
      for (ServicePath path : paths) {
        String identity = path.storage().identity();
        wanted.computeIfAbsent(identity, any -> new TreeSet<>()).add(path.bucket());
        path.storage()
            .match(own -> Optional.<StorageAccess>empty(), given -> Optional.of(given.access()))
            .ifPresent(access -> reached.put(identity, access));
      }
    }
    wanted.forEach(
        (identity, names) -> {
          if (reached.containsKey(identity)) {
            ensure(identity, reached.get(identity), names);
          }
        });
  }

  private void ensure(String identity, StorageAccess access, Set<String> buckets) {
    try {
      for (String bucket : buckets) {
        storages.open(access).ensureBucket(bucket);
      }
    } catch (LevanteException e) {
      leave(identity, e);
    }
  }

  /** Storages outside have no webhook of ours; what lands there is found by listing. */
  private void rules(
      List<Service> services, Map<String, StorageAccess> accesses, Set<String> known) {
    TreeSet<RuledBucket> stale = new TreeSet<>(store.ruled());
    for (ListenedPrefixes.Listened listened : ListenedPrefixes.of(services)) {
      String identity = listened.storage().identity();
      RuledBucket ruled = new RuledBucket(identity, listened.bucket());
      boolean remembered = stale.remove(ruled);
      if (accesses.containsKey(identity)) {
        if (!remembered) {
          store.remember(ruled);
        }
        replace(accesses.get(identity), ruled, listened.prefixes());
      }
    }
    for (RuledBucket ruled : stale) {
      boolean gone = !known.contains(ruled.storage());
      boolean removed =
          accesses.containsKey(ruled.storage())
              && replace(accesses.get(ruled.storage()), ruled, List.of());
      if (gone || removed) {
        store.forget(ruled);
      }
    }
  }

  private boolean replace(StorageAccess access, RuledBucket ruled, List<String> prefixes) {
    try {
      notifications.replace(access, ruled.bucket(), prefixes);
      return true;
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.OBJECT_NOT_FOUND && prefixes.isEmpty()) {
        return true;
      }
      leave(ruled.storage(), e);
      return false;
    }
  }

  private static void leave(String where, LevanteException e) {
    LOG.atWarn()
        .addKeyValue("storage", where)
        .addKeyValue("code", e.code())
        .log("left to the next tick: {}", e.getMessage());
  }
}
