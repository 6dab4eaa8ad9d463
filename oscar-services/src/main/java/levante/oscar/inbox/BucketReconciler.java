package levante.oscar.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.notification.NotificationRecord;
import levante.oscar.service.ListenedPrefixes;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceStore;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what no notification told: lists every input of every service and accepts the objects that
 * no delivery is known of.
 */
public final class BucketReconciler {
  private static final Logger LOG = LoggerFactory.getLogger(BucketReconciler.class);
  private static final int OBJECTS_PER_PAGE = 1000;

  private final Inbox inbox;
  private final ServiceStore services;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final AcceptNotification.Intake intake;
  private final ReentrantLock lock = new ReentrantLock();

  /** Where the last tick ran out of pages; forgotten by a restart, which only lists anew. */
  private Optional<Cursor> stopped = Optional.empty();

  private record Folder(String storage, StorageAccess access, String bucket, String prefix) {
    String name() {
      return storage + " " + bucket + " " + prefix;
    }
  }

  private record Cursor(String folder, Optional<String> after) {}

  /** Over an inbox, the services that listen, and the storages that are listed. */
  public BucketReconciler(
      Inbox inbox,
      ServiceStore services,
      ServiceClusters clusters,
      ObjectStorages storages,
      AcceptNotification.Intake intake) {
    this.inbox = inbox;
    this.services = services;
    this.clusters = clusters;
    this.storages = storages;
    this.intake = intake;
  }

  /** Lists on from where the last tick stopped, at most so many pages as configured. */
  public void tick() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      List<Service> all = services.all();
      walk(all, folders(all));
    } catch (LevanteException e) {
      leave("clusters", e);
    } finally {
      lock.unlock();
    }
  }

  private List<Folder> folders(List<Service> all) {
    Map<String, StorageAccess> accesses = new TreeMap<>();
    for (ServiceCluster cluster : clusters.all()) {
      cluster.storage().ifPresent(access -> accesses.put(cluster.id().value(), access));
    }
    List<Folder> folders = new ArrayList<>();
    for (ListenedPrefixes.Listened listened : ListenedPrefixes.of(all)) {
      String identity = listened.storage().identity();
      Optional<StorageAccess> access =
          listened
              .storage()
              .match(
                  own -> Optional.ofNullable(accesses.get(identity)),
                  given -> Optional.of(given.access()));
      access.ifPresent(
          open ->
              listened
                  .prefixes()
                  .forEach(
                      prefix ->
                          folders.add(new Folder(identity, open, listened.bucket(), prefix))));
    }
    return folders;
  }

  private void walk(List<Service> all, List<Folder> folders) {
    int start = 0;
    for (int i = 0; i < folders.size(); i++) {
      String name = folders.get(i).name();
      if (stopped.filter(cursor -> cursor.folder().equals(name)).isPresent()) {
        start = i;
      }
    }
    int pages = intake.config().pagesPerTick();
    Set<String> away = new HashSet<>();
    for (int i = 0; i < folders.size() && pages > 0; i++) {
      Folder folder = folders.get((start + i) % folders.size());
      if (!away.contains(folder.storage())) {
        try {
          pages = list(all, folder, pages);
        } catch (LevanteException e) {
          stopped = Optional.empty();
          if (e.code().kind() == ErrorCode.Kind.UPSTREAM) {
            away.add(folder.storage());
          }
          leave(folder.name(), e);
        }
      }
    }
  }

  /** Returns how many pages are left. */
  private int list(List<Service> all, Folder folder, int pages) {
    ObjectStorage storage = storages.open(folder.access());
    Optional<String> after =
        stopped.filter(cursor -> cursor.folder().equals(folder.name())).flatMap(Cursor::after);
    int left = pages;
    while (left > 0) {
      ObjectPage page = storage.list(folder.bucket(), folder.prefix(), after, OBJECTS_PER_PAGE);
      accept(all, folder, page.objects());
      left--;
      after = page.next();
      if (after.isEmpty()) {
        stopped = Optional.empty();
        return left;
      }
    }
    stopped = Optional.of(new Cursor(folder.name(), after));
    return 0;
  }

  private void accept(List<Service> all, Folder folder, List<StoredObject> objects) {
    Map<String, StoredObject> byDigest = new TreeMap<>();
    List<DeliveryKey> keys = new ArrayList<>();
    for (StoredObject object : objects) {
      if (NotificationRecord.isFolder(object.key())) {
        continue;
      }
      for (Service service : Listeners.of(all, folder.storage(), folder.bucket(), object.key())) {
        DeliveryKey key = DeliveryKey.asListed(service.id(), folder.storage(), object);
        keys.add(key);
        byDigest.put(key.digest(), object);
      }
    }
    Instant now = intake.clock().instant();
    List<Delivery> found = new ArrayList<>();
    for (DeliveryKey key : inbox.unseen(keys)) {
      StoredObject object = byDigest.get(key.digest());
      found.add(Delivery.accepted(key, object, Delivery.Source.LISTING, now));
    }
    int accepted = inbox.accept(found);
    if (accepted > 0) {
      LOG.atInfo()
          .addKeyValue("bucket", folder.bucket())
          .addKeyValue("prefix", folder.prefix())
          .addKeyValue("objects", accepted)
          .log("objects found that no notification told of");
    }
  }

  private static void leave(String where, LevanteException e) {
    LOG.atWarn()
        .addKeyValue("folder", where)
        .addKeyValue("code", e.code())
        .log("left to the next tick: {}", e.getMessage());
  }
}
