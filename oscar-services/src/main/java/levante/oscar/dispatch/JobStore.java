package levante.oscar.dispatch;

import java.util.List;
import levante.kernel.ClusterId;
import levante.oscar.inbox.Delivery;

/** Keeps jobs, their logs and outputs. A job and its delivery change in one transaction. */
public interface JobStore {
  /**
   * Writes new jobs and marks their deliveries RUNNING, all or none; STALE_WRITE when one of the
   * deliveries no longer waits with the attempts before this one.
   */
  void open(List<Job> jobs);

  /**
   * Writes what a job is doing now, which is not that it has ended; one that has ended meanwhile is
   * left as it is.
   */
  void observe(Job job);

  /**
   * Writes a job's end, its log, its outputs and what becomes of its delivery. Ended already is
   * fine and changes nothing, so a result is recorded once.
   */
  void close(Job job, Delivery after, String log);

  /**
   * The same of a job that was ended so that another service takes its delivery, which is accepted
   * in the same transaction.
   */
  void handOver(Job job, Delivery after, Delivery taken, String log);

  /** All jobs that have not ended, by name. */
  List<Job> unfinished();

  /** These jobs, by name; unknown ones are left out. */
  List<Job> find(List<JobName> names);

  /** The clusters that have ended jobs which the cluster has not been told to forget, by id. */
  List<ClusterId> clustersToTidy();

  /** Notes that the cluster was told to forget these ended jobs, or is gone itself. */
  void forgotten(List<JobName> names);

  /** The ended jobs of a cluster that it has not been told to forget, by name. */
  List<JobName> toForget(ClusterId cluster);
}
