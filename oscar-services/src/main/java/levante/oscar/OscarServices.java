package levante.oscar;

import java.time.Clock;
import levante.oscar.adapter.jdbc.JdbcClusterBook;
import levante.oscar.adapter.jdbc.JdbcInbox;
import levante.oscar.adapter.jdbc.JdbcJobHistory;
import levante.oscar.adapter.jdbc.JdbcJobStore;
import levante.oscar.adapter.jdbc.JdbcLineageStore;
import levante.oscar.adapter.jdbc.JdbcServiceStore;
import levante.oscar.adapter.jdbc.OscarDatabase;
import levante.oscar.adapter.jdbc.SecretBox;
import levante.oscar.call.AwaitAnswer;
import levante.oscar.call.CallConfig;
import levante.oscar.call.CallService;
import levante.oscar.call.CallSweep;
import levante.oscar.cluster.ClusterBook;
import levante.oscar.cluster.ManageClusters;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.ForgetCluster;
import levante.oscar.dispatch.JobStore;
import levante.oscar.history.CancelJob;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobHistory;
import levante.oscar.history.RemoveJobs;
import levante.oscar.history.ReplayJobs;
import levante.oscar.inbox.AcceptCall;
import levante.oscar.inbox.AcceptNotification;
import levante.oscar.inbox.BucketReconciler;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.NoticeLoop;
import levante.oscar.inbox.Sightings;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.lineage.FindLineage;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.DeleteService;
import levante.oscar.service.FindServices;
import levante.oscar.service.RememberedServices;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceReconciler;
import levante.oscar.service.ServiceStore;

/**
 * The module, assembled: its use cases, and the five loops whose {@code tick()} a scheduler calls:
 * {@code dispatchLoop} every second, {@code noticeLoop} every 5 seconds and whenever a notice is
 * kept, {@code bucketReconciler} and {@code serviceReconciler} every 30 seconds, {@code callSweep}
 * every 10 minutes.
 */
public record OscarServices(
    ApplyServices applyServices,
    FindServices findServices,
    DeleteService deleteService,
    AcceptNotification acceptNotification,
    CallService callService,
    FindJobs findJobs,
    RemoveJobs removeJobs,
    ReplayJobs replayJobs,
    CancelJob cancelJob,
    FindLineage findLineage,
    ForgetCluster forgetCluster,
    ManageClusters manageClusters,
    ServiceReconciler serviceReconciler,
    BucketReconciler bucketReconciler,
    CallSweep callSweep,
    NoticeLoop noticeLoop,
    DispatchLoop dispatchLoop) {
  /**
   * Puts everything together.
   *
   * @param database migrated
   * @param key 32 bytes that encrypt secrets in the database
   */
  public static OscarServices over(
      OscarDatabase database, OscarPorts ports, byte[] key, Clock clock, OscarConfig config) {
    Tables tables = Tables.in(database, new SecretBox(key), ports.news());
    ServiceStore services = tables.services();
    ServiceClusters clusters = ports.clusters();
    ForgetCluster farewell = new ForgetCluster(services, tables.inbox(), tables.jobs(), clock);
    ServiceReconciler reconciler =
        new ServiceReconciler(services, clusters, ports.storages(), ports.notifications());
    DispatchLoop dispatch = tables.dispatch(ports, config, clock);
    AcceptNotification.Intake intake = new AcceptNotification.Intake(config.inbox(), clock);
    Sightings sightings = new Sightings(tables.inbox(), clusters, ports.storages(), clock);
    AcceptNotification accept = new AcceptNotification(tables.inbox(), services, sightings, intake);
    return new OscarServices(
        new ApplyServices(services, clusters, reconciler, clock),
        new FindServices(services),
        new DeleteService(services, reconciler),
        accept,
        tables.calls(accept, ports, clock, config.calls()),
        new FindJobs(tables.history(), ports.runner()),
        new RemoveJobs(tables.history(), dispatch),
        tables.replays(clock),
        new CancelJob(new FindJobs(tables.history(), ports.runner()), dispatch),
        new FindLineage(new JdbcLineageStore(database)),
        farewell,
        new ManageClusters(tables.book(), clusters, tries(ports), farewell, clock),
        reconciler,
        new BucketReconciler(tables.inbox(), services, clusters, ports.storages(), intake),
        new CallSweep(tables.inbox(), clusters, ports.storages(), clock, config.calls().kept()),
        new NoticeLoop(tables.inbox(), services, sightings, config.inbox()),
        dispatch);
  }

  private static ManageClusters.Tries tries(OscarPorts ports) {
    return new ManageClusters.Tries(ports.check(), ports.storages());
  }

  /** What the module keeps. */
  private record Tables(
      ServiceStore services, Inbox inbox, JobStore jobs, JobHistory history, ClusterBook book) {
    static Tables in(OscarDatabase database, SecretBox box, WakingInbox.News news) {
      return new Tables(
          new RememberedServices(new JdbcServiceStore(database, box)),
          new WakingInbox(new JdbcInbox(database), news),
          new JdbcJobStore(database),
          new JdbcJobHistory(database),
          new JdbcClusterBook(database, box));
    }

    DispatchLoop dispatch(OscarPorts ports, OscarConfig config, Clock clock) {
      DispatchLoop.Timing timing = new DispatchLoop.Timing(config.dispatch(), clock);
      DispatchLoop.Services known = new DispatchLoop.Services(services, ports.clusters());
      return new DispatchLoop(inbox, jobs, known, ports.runner(), timing);
    }

    ReplayJobs replays(Clock clock) {
      return new ReplayJobs(history, inbox, new FindServices(services), clock);
    }

    CallService calls(
        AcceptNotification notifications, OscarPorts ports, Clock clock, CallConfig config) {
      return new CallService(
          notifications,
          new AcceptCall(inbox, ports.clusters(), ports.storages(), clock),
          new AwaitAnswer(inbox, history, clock, config.longestWait()),
          config.mostWaiting());
    }
  }
}
