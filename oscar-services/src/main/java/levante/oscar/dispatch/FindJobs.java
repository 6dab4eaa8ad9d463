package levante.oscar.dispatch;

import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.service.ServiceId;

/** Finds jobs and their logs; another owner's is as if it did not exist. */
public final class FindJobs {
  private final JobStore store;
  private final JobRunner runner;

  /** Over a store, and the runner for the logs of what still runs. */
  public FindJobs(JobStore store, JobRunner runner) {
    this.store = store;
    this.runner = runner;
  }

  /**
   * The owner's jobs of one service, newest first, those of a deleted service too.
   *
   * @param after the {@code next} of the page before
   * @param limit 1 to 1000
   */
  public JobPage ofService(ServiceId service, OwnerId owner, Optional<String> after, int limit) {
    throw new UnsupportedOperationException("" + service + owner + after + limit + store + runner);
  }

  /** All jobs of the owner's, newest first. */
  public JobPage of(OwnerId owner, Optional<String> after, int limit) {
    throw new UnsupportedOperationException("" + owner + after + limit);
  }

  /** One job; JOB_NOT_FOUND. */
  public Job find(JobName name, OwnerId owner) {
    throw new UnsupportedOperationException("" + name + owner);
  }

  /**
   * What a job has written: live from the cluster while it runs, else the kept log; JOB_NOT_FOUND,
   * CLUSTER_UNREACHABLE.
   */
  public String log(JobName name, OwnerId owner) {
    throw new UnsupportedOperationException("" + name + owner);
  }

  /** Counts for each service of the owner's that has any, by service. */
  public List<ServiceCounts> counts(OwnerId owner) {
    throw new UnsupportedOperationException("" + owner);
  }
}
