package levante.web.page.jobs;

import java.util.Optional;
import levante.oscar.history.RemoveJobs;
import levante.web.language.Say;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * Before the jobs of a service that ended are deleted.
 *
 * @param path of the page of the service
 */
public record JobsDeletionPage(
    Frame frame, String service, String path, Counts counts, Optional<Refusal> refusal) {
  /** How many there are. */
  public record Counts(RemoveJobs.Count succeeded, RemoveJobs.Count failed) {
    private boolean none() {
      return succeeded.jobs() + failed.jobs() == 0;
    }
  }

  /** Whether nothing has ended. */
  public boolean nothing() {
    return counts.none();
  }

  /** Those that succeeded, for people. */
  public String succeeded() {
    return inWords(counts.succeeded());
  }

  /** Those that failed, for people. */
  public String failed() {
    return inWords(counts.failed());
  }

  private static String inWords(RemoveJobs.Count count) {
    String jobs = Say.of(count.jobs() == 1 ? "%,d job" : "%,d jobs", count.jobs());
    return count.more() ? Say.of("more than %s", jobs) : jobs;
  }
}
