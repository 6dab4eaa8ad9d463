package levante.oscar;

import java.time.Clock;
import javax.sql.DataSource;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.ForgetCluster;
import levante.oscar.history.FindJobs;
import levante.oscar.inbox.AcceptNotification;
import levante.oscar.inbox.BucketReconciler;
import levante.oscar.lineage.FindLineage;
import levante.oscar.service.ApplyServices;
import levante.oscar.service.DeleteService;
import levante.oscar.service.FindServices;
import levante.oscar.service.ServiceReconciler;

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
    throw new UnsupportedOperationException("" + levante + ports + key.length + clock + config);
  }
}
