package levante.web.view;

import java.time.Instant;
import java.util.List;
import levante.kernel.ClusterId;

/**
 * A decision of the scaling loop on the page.
 *
 * @param what what was decided, such as {@code scale-up of workers by 2}
 * @param reason why, in a sentence
 * @param rejected each other candidate and why it was not taken
 */
public record DecisionRow(
    Instant at, ClusterId cluster, String what, String reason, List<String> rejected) {
  public DecisionRow {
    rejected = List.copyOf(rejected);
  }
}
