package levante.oscar.history;

import java.util.List;
import java.util.Optional;
import levante.oscar.dispatch.Job;

/**
 * A page of jobs, newest first.
 *
 * @param next what to ask the next page with; absent at the end
 */
public record JobPage(List<Job> jobs, Optional<String> next) {
  public JobPage {
    jobs = List.copyOf(jobs);
  }
}
