package levante.oscar;

import java.time.Clock;
import javax.sql.DataSource;
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
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.ForgetCluster;
import levante.oscar.dispatch.JobStore;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobHistory;
import levante.oscar.history.RemoveJobs;
import levante.oscar.inbox.AcceptCall;
import levante.oscar.inbox.AcceptNotification;
import levante.oscar.inbox.BucketReconciler;
import levante.oscar.lineage.FindLineage;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.DeleteService;
import levante.oscar.service.FindServices;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceReconciler;
import levante.oscar.service.ServiceStore;

/**
 * The module, assembled: its use cases, and the five loops whose {@code tick()} a scheduler calls:
 * {@code dispatchLoop} every second, {@code acceptNotification} every 5 seconds, {@code
 * bucketReconciler} and {@code serviceReconciler} every 30 seconds, {@code callSweep} every 10
 * minutes.
 */
public record OscarServices(
    ApplyServices applyServices,
    FindServices findServices,
    DeleteService deleteService,
    AcceptNotification acceptNotification,
    CallService callService,
    FindJobs findJobs,
    RemoveJobs removeJobs,
    FindLineage findLineage,
    ForgetCluster forgetCluster,
    ServiceReconciler serviceReconciler,
    BucketReconciler bucketReconciler,
    CallSweep callSweep,
    DispatchLoop dispatchLoop) {
  /**
   * Migrates the tables of this module and puts everything together.
   *
   * @param levante Levante's own database
   * @param key 32 bytes that encrypt secrets in the database
   */
  public static OscarServices assemble(
      DataSource levante, OscarPorts ports, byte[] key, Clock clock, OscarConfig config) {
    return over(OscarDatabase.migrated(levante), ports, key, clock, config);
  }

  /** Puts everything together over tables that are migrated already. */
  public static OscarServices over(
      OscarDatabase database, OscarPorts ports, byte[] key, Clock clock, OscarConfig config) {
    ServiceStore services = new JdbcServiceStore(database, new SecretBox(key));
    JdbcInbox inbox = new JdbcInbox(database);
    JobStore jobs = new JdbcJobStore(database);
    ServiceClusters clusters = ports.clusters();
    ServiceReconciler reconciler =
        new ServiceReconciler(services, clusters, ports.storages(), ports.notifications());
    JobHistory history = new JdbcJobHistory(database);
    DispatchLoop.Services known = new DispatchLoop.Services(services, clusters);
    DispatchLoop.Timing timing = new DispatchLoop.Timing(config.dispatch(), clock);
    DispatchLoop dispatch = new DispatchLoop(inbox, jobs, known, ports.runner(), timing);
    AcceptNotification.Intake intake = new AcceptNotification.Intake(config.inbox(), clock);
    AcceptNotification notifications =
        new AcceptNotification(inbox, services, clusters, ports.storages(), intake);
    return new OscarServices(
        new ApplyServices(services, clusters, reconciler, clock),
        new FindServices(services),
        new DeleteService(services, reconciler),
        notifications,
        calls(database, notifications, ports, clock, config.calls()),
        new FindJobs(history, ports.runner()),
        new RemoveJobs(history, dispatch),
        new FindLineage(new JdbcLineageStore(database)),
        new ForgetCluster(services, inbox, jobs, clock),
        reconciler,
        new BucketReconciler(inbox, services, clusters, ports.storages(), intake),
        new CallSweep(inbox, clusters, ports.storages(), clock, config.calls().kept()),
        dispatch);
  }

  private static CallService calls(
      OscarDatabase database,
      AcceptNotification notifications,
      OscarPorts ports,
      Clock clock,
      CallConfig config) {
    JdbcInbox inbox = new JdbcInbox(database);
    return new CallService(
        notifications,
        new AcceptCall(inbox, ports.clusters(), ports.storages(), clock),
        new AwaitAnswer(inbox, new JdbcJobHistory(database), clock, config.longestWait()),
        config.mostWaiting());
  }
}
