package levante.oscar.history;

import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRunner;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;

/** Finds jobs and their logs; another owner's is as if it did not exist. */
public final class FindJobs {
  private static final int MOST_PER_PAGE = 1000;

  private final JobHistory history;
  private final JobRunner runner;

  /** Over the history, and the runner for the logs of what still runs. */
  public FindJobs(JobHistory history, JobRunner runner) {
    this.history = history;
    this.runner = runner;
  }

  /**
   * The owner's jobs of one service, newest first, those of a deleted service too.
   *
   * @param after the {@code next} of the page before
   * @param limit 1 to 1000
   */
  public JobPage ofService(ServiceId service, OwnerId owner, Optional<String> after, int limit) {
    return history.page(JobQuery.of(owner, service), after, bounded(limit));
  }

  /**
   * How many jobs of one service the pages after this one hold.
   *
   * @param after the {@code next} of a page; INVALID_REQUEST when it is none
   */
  public long remaining(ServiceId service, OwnerId owner, String after) {
    return history.remaining(owner, service, after);
  }

  /**
   * The jobs that are wanted, newest first.
   *
   * @param after the {@code next} of the page before
   * @param limit 1 to 1000
   */
  public JobPage page(JobQuery wanted, Optional<String> after, int limit) {
    return history.page(wanted, after, bounded(limit));
  }

  /** All jobs of the owner's, newest first. */
  public JobPage of(OwnerId owner, Optional<String> after, int limit) {
    return history.page(JobQuery.of(owner), after, bounded(limit));
  }

  /** One job; JOB_NOT_FOUND. */
  public Job find(JobName name, OwnerId owner) {
    return history
        .find(name)
        .filter(job -> job.owner().equals(owner))
        .orElseThrow(() -> new LevanteException(ErrorCode.JOB_NOT_FOUND, "no job " + name));
  }

  /**
   * What a job has written: live from the cluster while it runs, else the kept log; JOB_NOT_FOUND,
   * CLUSTER_UNREACHABLE.
   */
  public String log(JobName name, OwnerId owner) {
    Job job = find(name, owner);
    if (job.state().isFinal()) {
      return history.log(name).orElse("");
    }
    try {
      return runner.log(job.service().cluster(), name);
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.JOB_NOT_FOUND) {
        // Not started yet, or ended and forgotten between the two questions.
        return history.log(name).orElse("");
      }
      throw e;
    }
  }

  /** Counts for each service of the owner's that has any, by service. */
  public List<ServiceCounts> counts(OwnerId owner) {
    return history.counts(owner);
  }

  /** The counts of one service, which the caller has found to be an owner's. */
  public ServiceCounts counts(Service service) {
    return history.counts(service.id());
  }

  private static int bounded(int limit) {
    if (limit < 1 || limit > MOST_PER_PAGE) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "a page has 1 to %d jobs".formatted(MOST_PER_PAGE));
    }
    return limit;
  }
}
