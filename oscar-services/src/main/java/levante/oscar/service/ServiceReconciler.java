package levante.oscar.service;

import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.ObjectStorages;

/**
 * Keeps what services need in their storages: every bucket they read or write, and in the storages
 * of clusters exactly the notification rules that the stored services ask for. Level-triggered: a
 * bucket or a rule that got lost is made again.
 */
public final class ServiceReconciler {
  private final ServiceStore store;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;
  private final BucketNotifications notifications;

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
    throw new UnsupportedOperationException("" + store + clusters + storages + notifications);
  }
}
