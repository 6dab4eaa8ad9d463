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
 * Removes jobs with their logs, as OSCAR's clients do: one that has not ended is cancelled. Lineage
 * and the deliveries stay, so that no object is processed twice for it. Another owner's job is as
 * if it did not exist.
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
    ALL
  }

  /** Removes one job of a service; JOB_NOT_FOUND, CLUSTER_UNREACHABLE. */
  public void one(ServiceId service, JobName name, OwnerId owner) {
    Job job =
        history
            .find(name)
            .filter(found -> found.owner().equals(owner) && found.service().equals(service))
            .orElseThrow(
                () ->
                    new LevanteException(
                        ErrorCode.JOB_NOT_FOUND, "no job %s of %s".formatted(name, service)));
    remove(List.of(job));
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
      remove(
          page.jobs().stream()
              .filter(job -> which == Which.ALL || job.state() == JobRun.State.SUCCEEDED)
              .toList());
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
