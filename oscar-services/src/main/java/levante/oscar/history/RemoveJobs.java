package levante.oscar.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.dispatch.JobRun;
import levante.oscar.service.ServiceId;

/**
 * Removes jobs with their logs. As OSCAR's clients do it, one that has not ended is cancelled; as
 * the pages do it, it stays. Lineage and the deliveries stay, so that no object is processed twice
 * for it. Another owner's job is as if it did not exist.
 */
public final class RemoveJobs {
  private static final int PAGE = 1000;

  private final JobHistory history;
  private final DispatchLoop dispatch;

  /** Over the history, and the loop that ends what runs. */
  public RemoveJobs(JobHistory history, DispatchLoop dispatch) {
    this.history = history;
    this.dispatch = dispatch;
  }

  /** Which jobs of a service. */
  public enum Which {
    SUCCEEDED,
    /** Those that succeeded, and those that failed. */
    ENDED,
    /** Those under way too, which are cancelled. */
    ALL;

    private boolean means(Job job) {
      return switch (this) {
        case SUCCEEDED -> job.state() == JobRun.State.SUCCEEDED;
        case ENDED -> job.state().isFinal();
        case ALL -> true;
      };
    }
  }

  /**
   * How many jobs of a service could be removed that ended so.
   *
   * @param more whether there are more than were counted
   */
  public record Count(int jobs, boolean more) {}

  /** Removes one job of a service; JOB_NOT_FOUND, CLUSTER_UNREACHABLE. */
  public void one(ServiceId service, JobName name, OwnerId owner) {
    Job job = find(name, owner);
    if (!job.service().equals(service)) {
      throw new LevanteException(
          ErrorCode.JOB_NOT_FOUND, "no job %s of %s".formatted(name, service));
    }
    remove(List.of(job));
  }

  /** Removes one job that has ended; JOB_NOT_FOUND, JOB_UNDER_WAY. */
  public void ended(JobName name, OwnerId owner) {
    Job job = find(name, owner);
    if (!job.state().isFinal()) {
      throw new LevanteException(
          ErrorCode.JOB_UNDER_WAY, "job %s has not ended; cancel it first".formatted(name));
    }
    remove(List.of(job));
  }

  private Job find(JobName name, OwnerId owner) {
    return history
        .find(name)
        .filter(found -> found.owner().equals(owner))
        .orElseThrow(() -> new LevanteException(ErrorCode.JOB_NOT_FOUND, "no job " + name));
  }

  /** The owner's jobs of a service in a state, counted up to 1000. */
  public Count count(ServiceId service, OwnerId owner, JobRun.State state) {
    JobQuery wanted = new JobQuery(owner, Optional.of(service), Optional.of(state));
    JobPage page = history.page(wanted, Optional.empty(), PAGE);
    return new Count(page.jobs().size(), page.next().isPresent());
  }

  /**
   * Removes a service's jobs; none is fine. CLUSTER_UNREACHABLE when one that runs could not be
   * cancelled: those seen before are removed then, and a repetition removes the rest. Files that
   * wait for their job keep waiting.
   */
  public void of(ServiceId service, OwnerId owner, Which which) {
    Optional<String> after = Optional.empty();
    do {
      JobPage page = history.page(JobQuery.of(owner, service), after, PAGE);
      remove(page.jobs().stream().filter(which::means).toList());
      after = page.next();
    } while (after.isPresent());
  }

  private void remove(List<Job> jobs) {
    List<JobName> names = new ArrayList<>();
    try {
      for (Job job : jobs) {
        if (!job.state().isFinal()) {
          dispatch.cancel(job);
        }
        names.add(job.name());
      }
    } finally {
      history.putAway(names);
    }
  }
}
