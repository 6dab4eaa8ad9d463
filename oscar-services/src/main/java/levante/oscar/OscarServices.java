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
import levante.oscar.bucket.ManageBuckets;
import levante.oscar.call.AnswerStorage;
import levante.oscar.call.AwaitAnswer;
import levante.oscar.call.CallConfig;
import levante.oscar.call.CallService;
import levante.oscar.call.CallSweep;
import levante.oscar.call.WarmCalls;
import levante.oscar.cluster.ClusterBook;
import levante.oscar.cluster.ForgetCluster;
import levante.oscar.cluster.ManageClusters;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.JobStore;
import levante.oscar.exposed.CallExposed;
import levante.oscar.exposed.ExposedConfig;
import levante.oscar.exposed.ExposedLoop;
import levante.oscar.history.CancelJob;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobHistory;
import levante.oscar.history.RemoveJobs;
import levante.oscar.history.ReplayJobs;
import levante.oscar.inbox.AcceptCall;
import levante.oscar.inbox.AcceptNotification;
import levante.oscar.inbox.BucketReconciler;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.InboxConfig;
import levante.oscar.inbox.NoticeLoop;
import levante.oscar.inbox.Sightings;
import levante.oscar.inbox.WakingInbox;
import levante.oscar.lineage.FindLineage;
import levante.oscar.pool.Pods;
import levante.oscar.pool.PoolConfig;
import levante.oscar.pool.PoolLoop;
import levante.oscar.report.ReportedJobs;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.DeleteService;
import levante.oscar.service.FindServices;
import levante.oscar.service.RememberedServices;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceReconciler;
import levante.oscar.service.ServiceStore;

/**
 * The module, assembled: its use cases, and the seven loops whose {@code tick()} a scheduler calls:
 * {@code dispatchLoop} every second, {@code noticeLoop} every 5 seconds and whenever a notice is
 * kept, {@code bucketReconciler} and {@code serviceReconciler} every 30 seconds, {@code callSweep}
 * every 10 minutes, {@code poolLoop} every second and whenever somebody waits for a pod, {@code
 * exposed.loop} every 5 seconds.
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
    ManageBuckets manageBuckets,
    ServiceReconciler serviceReconciler,
    BucketReconciler bucketReconciler,
    CallSweep callSweep,
    NoticeLoop noticeLoop,
    DispatchLoop dispatchLoop,
    PoolLoop poolLoop,
    Exposed exposed) {
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
    ServiceReconciler reconciler = tables.reconciler(ports);
    DispatchLoop dispatch = tables.dispatch(ports, config, clock);
    Warm warm = Warm.over(tables.known(clusters), ports, config.pools(), clock);
    Arriving files = tables.arriving(ports, config.inbox(), clock);
    return new OscarServices(
        new ApplyServices(services, clusters, reconciler, clock),
        new FindServices(services),
        new DeleteService(services, reconciler),
        files.accept(),
        tables.calls(files.accept(), warm.calls(), ports, clock, config.calls()),
        tables.found(ports),
        new RemoveJobs(tables.history(), dispatch),
        tables.replays(clock),
        new CancelJob(tables.found(ports), dispatch),
        new FindLineage(new JdbcLineageStore(database)),
        tables.farewell(clock),
        new ManageClusters(tables.book(), clusters, tries(ports), tables.farewell(clock), clock),
        tables.buckets(ports),
        reconciler,
        new BucketReconciler(tables.inbox(), services, clusters, ports.storages(), files.intake()),
        new CallSweep(tables.inbox(), clusters, ports.storages(), clock, config.calls().kept()),
        new NoticeLoop(tables.inbox(), services, files.sightings(), config.inbox()),
        dispatch,
        warm.loop(),
        Exposed.over(tables.known(clusters), ports, clock));
  }

  /** Services that are exposed as servers, and the way to them. */
  public record Exposed(ExposedLoop loop, CallExposed calls) {
    private static Exposed over(DispatchLoop.Services services, OscarPorts ports, Clock clock) {
      ExposedConfig config = ExposedConfig.DEFAULTS;
      ExposedLoop loop = new ExposedLoop(services, ports.exposed(), config, clock);
      return new Exposed(loop, new CallExposed(services.store(), ports.exposed(), loop, config));
    }
  }

  /** Pods that are kept ready, and the calls that run in them. */
  private record Warm(WarmCalls calls, PoolLoop loop) {
    static Warm over(
        DispatchLoop.Services services, OscarPorts ports, PoolConfig config, Clock clock) {
      Pods pods = new Pods(clock, config.idle(), ports.news().calls());
      WarmCalls.Telling telling = new WarmCalls.Telling(clock, ports.news().ended().calls());
      return new Warm(
          new WarmCalls(services, pods, ports.warm(), config, telling),
          new PoolLoop(services, ports.warm(), pods, config, clock));
    }
  }

  /** What takes up notifications. */
  private record Arriving(
      AcceptNotification.Intake intake, Sightings sightings, AcceptNotification accept) {}

  private static ManageClusters.Tries tries(OscarPorts ports) {
    return new ManageClusters.Tries(ports.check(), ports.storages());
  }

  /** What the module keeps. */
  private record Tables(
      ServiceStore services, Inbox inbox, JobStore jobs, JobHistory history, ClusterBook book) {
    static Tables in(OscarDatabase database, SecretBox box, OscarPorts.News news) {
      return new Tables(
          new RememberedServices(new JdbcServiceStore(database, box)),
          new WakingInbox(new JdbcInbox(database), news.files()),
          new ReportedJobs(new JdbcJobStore(database), news.ended().jobs()),
          new JdbcJobHistory(database),
          new JdbcClusterBook(database, box));
    }

    DispatchLoop.Services known(ServiceClusters clusters) {
      return new DispatchLoop.Services(services, clusters);
    }

    DispatchLoop dispatch(OscarPorts ports, OscarConfig config, Clock clock) {
      DispatchLoop.Timing timing = new DispatchLoop.Timing(config.dispatch(), clock);
      return new DispatchLoop(inbox, jobs, known(ports.clusters()), ports.runner(), timing);
    }

    Arriving arriving(OscarPorts ports, InboxConfig config, Clock clock) {
      AcceptNotification.Intake intake = new AcceptNotification.Intake(config, clock);
      Sightings sightings = new Sightings(inbox, ports.clusters(), ports.storages(), clock);
      return new Arriving(
          intake, sightings, new AcceptNotification(inbox, services, sightings, intake));
    }

    ForgetCluster farewell(Clock clock) {
      return new ForgetCluster(services, inbox, jobs, clock);
    }

    ServiceReconciler reconciler(OscarPorts ports) {
      return new ServiceReconciler(
          services, ports.clusters(), ports.storages(), ports.notifications());
    }

    ManageBuckets buckets(OscarPorts ports) {
      return new ManageBuckets(services, ports.clusters(), ports.storages());
    }

    FindJobs found(OscarPorts ports) {
      return new FindJobs(history, ports.runner());
    }

    ReplayJobs replays(Clock clock) {
      return new ReplayJobs(history, inbox, new FindServices(services), clock);
    }

    CallService calls(
        AcceptNotification notifications,
        WarmCalls warm,
        OscarPorts ports,
        Clock clock,
        CallConfig config) {
      AnswerStorage answers = new AnswerStorage(ports.clusters(), ports.storages());
      AwaitAnswer.Patience patience = new AwaitAnswer.Patience(clock, config.longestWait());
      return new CallService(
          notifications,
          new AcceptCall(inbox, ports.clusters(), ports.storages(), clock),
          new AwaitAnswer(inbox, history, answers, patience),
          warm,
          config);
    }
  }
}
