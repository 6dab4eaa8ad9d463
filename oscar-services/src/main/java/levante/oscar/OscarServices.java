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
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.ForgetCluster;
import levante.oscar.dispatch.JobStore;
import levante.oscar.history.FindJobs;
import levante.oscar.history.JobHistory;
import levante.oscar.history.RemoveJobs;
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
 * The module, assembled: its use cases, and the four loops whose {@code tick()} a scheduler calls:
 * {@code dispatchLoop} every second, {@code acceptNotification} every 5 seconds, {@code
 * bucketReconciler} every 30 seconds and {@code serviceReconciler} every 30 seconds.
 */
public record OscarServices(
    ApplyServices applyServices,
    FindServices findServices,
    DeleteService deleteService,
    AcceptNotification acceptNotification,
    FindJobs findJobs,
    RemoveJobs removeJobs,
    FindLineage findLineage,
    ForgetCluster forgetCluster,
    ServiceReconciler serviceReconciler,
    BucketReconciler bucketReconciler,
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
    DispatchLoop dispatch =
        new DispatchLoop(
            inbox,
            jobs,
            new DispatchLoop.Services(services, clusters),
            ports.runner(),
            new DispatchLoop.Timing(config.dispatch(), clock));
    AcceptNotification.Intake intake = new AcceptNotification.Intake(config.inbox(), clock);
    return new OscarServices(
        new ApplyServices(services, clusters, reconciler, clock),
        new FindServices(services),
        new DeleteService(services, reconciler),
        new AcceptNotification(inbox, services, clusters, ports.storages(), intake),
        new FindJobs(history, ports.runner()),
        new RemoveJobs(history, dispatch),
        new FindLineage(new JdbcLineageStore(database)),
        new ForgetCluster(services, inbox, jobs, clock),
        reconciler,
        new BucketReconciler(inbox, services, clusters, ports.storages(), intake),
        dispatch);
  }
}
