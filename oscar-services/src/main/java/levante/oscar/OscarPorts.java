package levante.oscar;

import java.util.Objects;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.ObjectStorages;

/** The world outside, as this module needs it. */
public record OscarPorts(
    ServiceClusters clusters,
    ObjectStorages storages,
    BucketNotifications notifications,
    JobRunner runner) {
  public OscarPorts {
    Objects.requireNonNull(clusters, "clusters");
    Objects.requireNonNull(storages, "storages");
    Objects.requireNonNull(notifications, "notifications");
    Objects.requireNonNull(runner, "runner");
  }
}
