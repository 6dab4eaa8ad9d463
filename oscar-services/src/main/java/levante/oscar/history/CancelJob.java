package levante.oscar.history;

import levante.kernel.OwnerId;
import levante.oscar.dispatch.DispatchLoop;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;

/** Ends a job before its time. It stays in the history, and its file is not tried again. */
public final class CancelJob {
  private final FindJobs findJobs;
  private final DispatchLoop dispatch;

  /** Over the history, and the loop that ends what runs. */
  public CancelJob(FindJobs findJobs, DispatchLoop dispatch) {
    this.findJobs = findJobs;
    this.dispatch = dispatch;
  }

  /**
   * Cancels it; one that has ended is left as it is. JOB_NOT_FOUND, also for another owner's;
   * CLUSTER_UNREACHABLE, and then nothing has changed.
   */
  public void cancel(JobName name, OwnerId owner) {
    Job job = findJobs.find(name, owner);
    if (!job.state().isFinal()) {
      dispatch.cancel(job);
    }
  }
}
