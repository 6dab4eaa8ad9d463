package levante.web.page.services;

import java.util.List;
import java.util.Optional;
import levante.web.page.export.Links;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;
import levante.web.page.plan.Bytes;
import levante.web.view.JobRow;

/**
 * The page of one service.
 *
 * @param mostToCall bytes of a file that it is called with
 * @param said what was just done, in a sentence
 */
public record ServicePage(
    Frame frame,
    ServiceDetails service,
    Jobs jobs,
    long mostToCall,
    Optional<String> said,
    Optional<Refusal> refusal) {
  /** The same for people. */
  public String mostInWords() {
    return Bytes.inWords(mostToCall);
  }

  /**
   * Its jobs, as far as they are looked at.
   *
   * @param state that they are in; empty for any
   * @param states that they can be in
   * @param older the path of the next page
   * @param newest whether this is the first page, which is live
   * @param links where all that are in the state are had as a file
   */
  public record Jobs(
      String state,
      List<String> states,
      List<JobRow> rows,
      Optional<String> older,
      boolean newest,
      Links links) {
    public Jobs {
      states = List.copyOf(states);
      rows = List.copyOf(rows);
    }
  }
}
