package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.Executors;
import levante.elasticity.journal.DecisionJournal;
import levante.oscar.OscarPorts;
import levante.oscar.OscarServices;
import levante.oscar.storage.ObjectStorages;
import levante.provisioner.Provisioner;
import levante.web.board.ModuleDashboard;
import levante.web.board.OwnedStorage;
import levante.web.board.ResultRows;
import levante.web.board.ServiceRows;
import levante.web.jte.Templates;
import levante.web.page.LiveBoard;
import levante.web.view.DashboardQueries;

/** The live page. */
@ApplicationScoped
public class LiveWiring {
  private static final int MOST_WATCHERS = 256;

  /** The watchers of the page. Its threads end when they have had nothing to send for a while. */
  @Produces
  @Singleton
  public LiveBoard board(DashboardQueries queries, Templates templates, Clock clock) {
    return new LiveBoard(
        queries,
        templates,
        clock,
        MOST_WATCHERS,
        Executors.newCachedThreadPool(LiveWiring::thread));
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "levante-live-sending");
    thread.setDaemon(true);
    return thread;
  }

  /** Services and jobs as rows. */
  @Produces
  @Singleton
  public ServiceRows serviceRows(OscarServices oscar) {
    return new ServiceRows(oscar.findServices(), oscar.findJobs());
  }

  /** The storages of owners' clusters. */
  @Produces
  @Singleton
  public OwnedStorage ownedStorage(OscarPorts oscarPorts, ObjectStorages storages) {
    return new OwnedStorage(oscarPorts.clusters(), storages);
  }

  /** What the page reads. */
  @Produces
  @Singleton
  public DashboardQueries queries(
      Provisioner provisioner,
      DecisionJournal journal,
      OscarServices oscar,
      ServiceRows services,
      OwnedStorage owned) {
    return new ModuleDashboard(
        new ModuleDashboard.Estates(provisioner.findInfrastructures(), provisioner.findClusters()),
        journal,
        services,
        new ModuleDashboard.Results(new ResultRows(oscar.findLineage(), owned), owned));
  }
}
