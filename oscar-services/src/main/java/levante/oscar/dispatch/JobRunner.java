package levante.oscar.dispatch;

import java.util.List;
import java.util.Objects;
import levante.kernel.ClusterId;

/**
 * Runs jobs on a cluster: Kubernetes, or the sandbox's local processes. The cluster's memory is its
 * own; after a crash of Levante the two may disagree, and the dispatch loop finds out. Every method
 * throws CLUSTER_UNREACHABLE when the cluster does not answer, and CLUSTER_NOT_FOUND.
 */
public interface JobRunner {
  /**
   * Jobs of one service that share a pod and run in it one after the other. Each has its own run,
   * with its own end and results; what befalls the pod befalls those that have not ended by then.
   *
   * @param name the first job's at the time it was made, also when that one is left out later
   * @param jobs in the order in which they run; one service, one image, one script
   */
  record Batch(JobName name, List<JobSpec> jobs) {
    public Batch {
      Objects.requireNonNull(name, "name");
      jobs = List.copyOf(jobs);
      if (jobs.isEmpty()) {
        throw new IllegalStateException("batch %s has no jobs".formatted(name));
      }
    }

    /** A job alone. */
    public static Batch of(JobSpec job) {
      return new Batch(job.name(), List.of(job));
    }

    /** What is the same for all of them. */
    public JobSpec first() {
      return jobs.get(0);
    }

    /** Whether it is a job alone. */
    public boolean isSingle() {
      return jobs.size() == 1 && first().name().equals(name);
    }
  }

  /**
   * Gives the cluster jobs; a second call under the same name changes nothing. INVALID_REQUEST when
   * the cluster will never take them.
   */
  void start(ClusterId cluster, Batch batch);

  /** Every run that the cluster remembers, by name. A failure is never an empty list. */
  List<JobRun> list(ClusterId cluster);

  /**
   * Ends the run, which then is FAILED with CANCELLED; ended or unknown already is fine. Where a
   * run cannot be ended without its batch, the others of it are EVICTED.
   */
  void cancel(ClusterId cluster, JobName job);

  /** What the run has written so far, stdout and stderr together; JOB_NOT_FOUND. */
  String log(ClusterId cluster, JobName job);

  /**
   * Lets the cluster forget the ended runs of a batch and their files; unknown already is fine.
   *
   * @param batch its name, which is the job's own when that is alone
   */
  void forget(ClusterId cluster, JobName batch);
}
