package levante.oscar;

import java.util.Objects;
import levante.oscar.cluster.ClusterCheck;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.ObjectStorages;

/**
 * The world outside, as this module needs it.
 *
 * @param clusters all of them, raised and adopted
 * @param news told at once when there is something new to look up or to dispatch
 */
public record OscarPorts(
    ServiceClusters clusters,
    ObjectStorages storages,
    BucketNotifications notifications,
    JobRunner runner,
    ClusterCheck check,
    WakingInbox.News news) {
  public OscarPorts {
    Objects.requireNonNull(clusters, "clusters");
    Objects.requireNonNull(storages, "storages");
    Objects.requireNonNull(notifications, "notifications");
    Objects.requireNonNull(runner, "runner");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(news, "news");
  }
}
