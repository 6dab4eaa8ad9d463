package levante.oscar;

import java.util.Objects;
import levante.oscar.call.CallListener;
import levante.oscar.cluster.ClusterCheck;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.exposed.ExposedPods;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.pool.WarmPods;
import levante.oscar.report.JobListener;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.ObjectStorages;

/**
 * The world outside, as this module needs it.
 *
 * @param clusters all of them, raised and adopted
 * @param warm where pods are kept ready for calls
 * @param exposed where services are exposed as servers
 * @param news told what need not wait for the next tick
 */
public record OscarPorts(
    ServiceClusters clusters,
    ObjectStorages storages,
    BucketNotifications notifications,
    JobRunner runner,
    WarmPods warm,
    ExposedPods exposed,
    ClusterCheck check,
    News news) {
  /**
   * Who is told at once.
   *
   * @param files when there is something to look up or to dispatch
   * @param calls when somebody waits for a pod
   * @param ended what became of calls and jobs
   */
  public record News(WakingInbox.News files, Runnable calls, Ended ended) {}

  /** Who hears of what has ended. */
  public record Ended(CallListener calls, JobListener jobs) {}

  public OscarPorts {
    Objects.requireNonNull(clusters, "clusters");
    Objects.requireNonNull(storages, "storages");
    Objects.requireNonNull(notifications, "notifications");
    Objects.requireNonNull(runner, "runner");
    Objects.requireNonNull(warm, "warm");
    Objects.requireNonNull(exposed, "exposed");
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(news, "news");
  }
}
