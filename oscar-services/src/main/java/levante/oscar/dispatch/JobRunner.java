package levante.oscar.dispatch;

import java.util.List;
import levante.kernel.ClusterId;

/**
 * Runs jobs on a cluster: Kubernetes, or the sandbox's local processes. The cluster's memory is its
 * own; after a crash of Levante the two may disagree, and the dispatch loop finds out. Every method
 * throws CLUSTER_UNREACHABLE when the cluster does not answer, and CLUSTER_NOT_FOUND.
 */
public interface JobRunner {
  /**
   * Gives the cluster a job; a second call under the same name changes nothing. INVALID_REQUEST
   * when the cluster will never take it.
   */
  void start(ClusterId cluster, JobSpec job);

  /** Every run that the cluster remembers, by name. A failure is never an empty list. */
  List<JobRun> list(ClusterId cluster);

  /** Ends the run, which then is FAILED with CANCELLED; ended or unknown already is fine. */
  void cancel(ClusterId cluster, JobName job);

  /** What the run has written so far, stdout and stderr together; JOB_NOT_FOUND. */
  String log(ClusterId cluster, JobName job);

  /** Lets the cluster forget an ended run and its files; unknown already is fine. */
  void forget(ClusterId cluster, JobName job);
}
