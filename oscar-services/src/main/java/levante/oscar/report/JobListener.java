package levante.oscar.report;

import levante.oscar.dispatch.Job;
import levante.oscar.inbox.Delivery;

/** Hears of jobs as they end. */
@FunctionalInterface
public interface JobListener {
  /**
   * One has ended and is written down.
   *
   * @param after what became of its file, which waits again when the job is to be tried once more
   */
  void ended(Job job, Delivery after);
}
