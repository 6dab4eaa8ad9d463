package levante.oscar.history;

import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.Job;
import levante.oscar.dispatch.JobName;
import levante.oscar.service.ServiceId;

/** Reads what the dispatch wrote. */
public interface JobHistory {
  /** One job. */
  Optional<Job> find(JobName name);

  /** The kept log of an ended job. */
  Optional<String> log(JobName name);

  /**
   * An owner's jobs, newest first.
   *
   * @param service only of this one
   * @param after the {@code next} of the page before; INVALID_REQUEST when it is none
   */
  JobPage page(OwnerId owner, Optional<ServiceId> service, Optional<String> after, int limit);

  /** An owner's counts, by service. */
  List<ServiceCounts> counts(OwnerId owner);
}
