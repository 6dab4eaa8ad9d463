package levante.oscar.dispatch;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.oscar.inbox.Delivery;
import levante.oscar.service.ServiceId;

/** Keeps jobs, their logs and outputs. A job and its delivery change in one transaction. */
public interface JobStore {
  /**
   * Writes a new job and marks its delivery RUNNING; STALE_WRITE when the delivery no longer waits
   * with the attempts before this one.
   */
  void open(Job job);

  /** Writes what a job that has not ended is doing now; an ended one is left as it is. */
  void observe(Job job);

  /**
   * Writes a job's end, its log, its outputs and what becomes of its delivery. Ended already is
   * fine and changes nothing, so a result is recorded once.
   */
  void close(Job job, Delivery after, String log);

  /** All jobs that have not ended, by name. */
  List<Job> unfinished();

  /** These jobs, by name; unknown ones are left out. */
  List<Job> find(List<JobName> names);

  /** The kept log of an ended job. */
  Optional<String> log(JobName name);

  /** Jobs newest first. */
  JobPage page(Filter filter, Optional<String> after, int limit);

  /** Counts by service. */
  List<ServiceCounts> counts(OwnerId owner);

  /** The clusters that have ended jobs which the cluster has not been told to forget, by id. */
  List<ClusterId> clustersToTidy();

  /** Notes that the clusters forgot these jobs. */
  void forgotten(List<JobName> names);

  /** Which jobs. */
  record Filter(OwnerId owner, Optional<ServiceId> service) {}
}
