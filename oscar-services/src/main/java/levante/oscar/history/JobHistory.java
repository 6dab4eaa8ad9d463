package levante.oscar.history;

import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.service.ServiceId;

/** Reads what the dispatch wrote, and puts away what nobody wants to see any more. */
public interface JobHistory {
  /** One job; none that was put away. */
  Optional<Job> find(JobName name);

  /** The kept log of an ended job. */
  Optional<String> log(JobName name);

  /**
   * Jobs, newest first, without those put away.
   *
   * @param after the {@code next} of the page before; INVALID_REQUEST when it is none
   */
  JobPage page(JobQuery wanted, Optional<String> after, int limit);

  /**
   * How many of an owner's jobs of a service come after a place, none of those put away.
   *
   * @param after the {@code next} of a page; INVALID_REQUEST when it is none
   */
  long remaining(OwnerId owner, ServiceId service, String after);

  /**
   * Shows these jobs no more and drops their logs. What they read and made stays known: an object
   * is not processed again because its job was put away. Unknown ones are fine; idempotent.
   */
  void putAway(List<JobName> names);

  /** The counts of one service; zero of one that has done and has nothing to do. */
  ServiceCounts counts(ServiceId service);

  /** An owner's counts, by service. */
  List<ServiceCounts> counts(OwnerId owner);
}
