package levante.oscar.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.Inbox;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServiceStore;
import levante.oscar.storage.StorageAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings deliveries and jobs forward: starts, observes, records results, tries again, gives up.
 * Level-triggered; a crash at any point is finished by the next ticks.
 */
public final class DispatchLoop {
  private static final Logger LOG = LoggerFactory.getLogger(DispatchLoop.class);

  private final Inbox inbox;
  private final JobStore store;
  private final Services services;
  private final JobRunner runner;
  private final Timing timing;
  private final ReentrantLock lock = new ReentrantLock();

  /** Where services and their clusters are known. */
  public record Services(ServiceStore store, ServiceClusters clusters) {
    /** What is known now; no storages while the clusters are not known. */
    public DispatchView.World world() {
      Map<ServiceId, Service> all = new TreeMap<>();
      store.all().forEach(service -> all.put(service.id(), service));
      Map<String, StorageAccess> storages = new TreeMap<>();
      try {
        for (ServiceCluster cluster : clusters.all()) {
          cluster.storage().ifPresent(access -> storages.put(cluster.id().value(), access));
        }
      } catch (LevanteException e) {
        // Nothing is started without storages; what runs is still observed.
        LOG.atWarn().addKeyValue("code", e.code()).log("no clusters: {}", e.getMessage());
      }
      return new DispatchView.World(all, storages);
    }
  }

  /** Bounds and the time. */
  public record Timing(DispatchConfig config, Clock clock) {}

  /** Over an inbox, a job store and the clusters. */
  public DispatchLoop(
      Inbox inbox, JobStore store, Services services, JobRunner runner, Timing timing) {
    this.inbox = inbox;
    this.store = store;
    this.services = services;
    this.runner = runner;
    this.timing = timing;
  }

  /** Looks at everything once; a tick that is still under way makes this one return at once. */
  public void tick() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      Instant now = timing.clock().instant();
      DispatchView view = observe(now);
      DispatchActuator actuator =
          new DispatchActuator(inbox, store, runner, timing.config(), view.world());
      for (DispatchDecision decision : new DispatchPolicy(timing.config()).decide(view, now)) {
        carryOut(decision, actuator);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Ends a job that has not ended. A run that the cluster knows is cancelled, and the next ticks
   * record its end; one that is uploading its results is left to. A job without a run is closed
   * here: between two ticks nobody is about to start it. Ended already is fine. Throws
   * CLUSTER_UNREACHABLE and CLUSTER_NOT_FOUND, and then nothing has changed.
   */
  public void cancel(Job job) {
    lock.lock();
    try {
      ClusterId cluster = job.service().cluster();
      if (runner.list(cluster).stream().anyMatch(run -> run.name().equals(job.name()))) {
        runner.cancel(cluster, job.name());
        return;
      }
      JobRun.Failure failure = JobRun.Failure.cancelled("cancelled");
      for (Delivery delivery : inbox.find(List.of(job.delivery()))) {
        store.close(
            job.failed(failure, timing.clock().instant()),
            delivery.in(Delivery.State.CANCELLED, "its job was cancelled"),
            "");
      }
    } finally {
      lock.unlock();
    }
  }

  private static void carryOut(DispatchDecision decision, DispatchActuator actuator) {
    try {
      LOG.atDebug().addKeyValue("decision", decision).log("dispatch");
      decision.applyTo(actuator);
    } catch (LevanteException e) {
      LOG.atWarn()
          .addKeyValue("code", e.code())
          .addKeyValue("decision", decision.getClass().getSimpleName())
          .log("left to the next tick: {}", e.getMessage());
    } catch (RuntimeException e) {
      // A fault of ours with one delivery must not keep the others waiting.
      LOG.atError().addKeyValue("decision", decision).setCause(e).log("decision not carried out");
    }
  }

  /** Jobs are read before runs: a job that no run is found of was not started after all. */
  private DispatchView observe(Instant now) {
    List<Job> open = store.unfinished();
    List<Delivery> due = inbox.due(now, timing.config().maxJobsPerService());
    Map<String, Delivery> deliveries =
        inbox.find(open.stream().map(Job::delivery).distinct().toList()).stream()
            .collect(Collectors.toMap(one -> one.key().digest(), Function.identity()));
    DispatchView.World world = services.world();
    TreeSet<ClusterId> clusters = new TreeSet<>(store.clustersToTidy());
    open.forEach(job -> clusters.add(job.service().cluster()));
    due.forEach(one -> clusters.add(one.key().service().cluster()));
    clusters.addAll(Handovers.clusters(world, servicesOf(open, due)));
    Map<ClusterId, DispatchView.ClusterRuns> runs = new TreeMap<>();
    List<Job> ended = new ArrayList<>();
    for (ClusterId cluster : clusters) {
      DispatchView.ClusterRuns said = runsOf(cluster);
      runs.put(cluster, said);
      ended.addAll(said.match(all -> tidy(cluster, all), silent -> tidy(cluster, silent)));
    }
    return new DispatchView(due, open, ended, deliveries, runs, world);
  }

  private static Set<ServiceId> servicesOf(List<Job> open, List<Delivery> due) {
    Set<ServiceId> services = new TreeSet<>();
    open.forEach(job -> services.add(job.service()));
    due.forEach(one -> services.add(one.key().service()));
    return services;
  }

  private DispatchView.ClusterRuns runsOf(ClusterId cluster) {
    try {
      return new DispatchView.ClusterRuns.Complete(runner.list(cluster));
    } catch (LevanteException e) {
      LOG.atWarn()
          .addKeyValue("cluster", cluster)
          .addKeyValue("code", e.code())
          .log("no runs: {}", e.getMessage());
      return new DispatchView.ClusterRuns.Incomplete(e.code());
    }
  }

  /** The ended jobs that the cluster still knows; those it forgot by itself are noted so. */
  private List<Job> tidy(ClusterId cluster, DispatchView.ClusterRuns.Complete all) {
    TreeSet<JobName> known = new TreeSet<>(all.runs().stream().map(JobRun::name).toList());
    List<JobName> forgotten = new ArrayList<>(store.toForget(cluster));
    forgotten.removeAll(known);
    store.forgotten(forgotten);
    return store.find(List.copyOf(known)).stream().filter(job -> job.state().isFinal()).toList();
  }

  /** A cluster that is no more has nothing to forget. */
  private List<Job> tidy(ClusterId cluster, DispatchView.ClusterRuns.Incomplete silent) {
    if (silent.code() == ErrorCode.CLUSTER_NOT_FOUND) {
      store.forgotten(store.toForget(cluster));
    }
    return List.of();
  }
}
