package levante.oscar.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import levante.kernel.ClusterId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobRun;
import levante.oscar.dispatch.JobStore;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.Inbox;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceStore;

/**
 * Ends what ran on a cluster that is being destroyed: its services are removed, its jobs cancelled,
 * its waiting deliveries cancelled by the next ticks. The cluster itself is not asked. Jobs, logs
 * and lineage stay.
 */
public final class ForgetCluster {
  private static final String WHY = "its cluster was destroyed";

  private final ServiceStore services;
  private final Inbox inbox;
  private final JobStore jobs;
  private final Clock clock;

  /** Over the stores. */
  public ForgetCluster(ServiceStore services, Inbox inbox, JobStore jobs, Clock clock) {
    this.services = services;
    this.inbox = inbox;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Idempotent; an unknown cluster is fine. */
  public void forget(ClusterId cluster) {
    for (Service service : services.all()) {
      if (service.id().cluster().equals(cluster)) {
        services.delete(service.id());
      }
    }
    Instant now = clock.instant();
    List<Job> open =
        jobs.unfinished().stream().filter(job -> job.service().cluster().equals(cluster)).toList();
    Map<String, Delivery> deliveries =
        inbox.find(open.stream().map(Job::delivery).toList()).stream()
            .collect(Collectors.toMap(one -> one.key().digest(), Function.identity()));
    JobRun.Failure failure = JobRun.Failure.cancelled(WHY);
    for (Job job : open) {
      Delivery after = deliveries.get(job.delivery()).in(Delivery.State.CANCELLED, WHY);
      jobs.close(job.failed(failure, now), after, "");
    }
    jobs.forgotten(jobs.toForget(cluster));
  }
}
