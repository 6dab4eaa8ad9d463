package levante.web.page.catalogue;

import java.util.List;
import java.util.Optional;
import levante.web.error.ErrorBody.Problem;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Refusal;

/**
 * Where somebody brings a template.
 *
 * @param text as it was brought
 * @param problems of it, in the order of the text
 */
public record OwnPage(Frame frame, String text, Optional<Refusal> refusal, List<Problem> problems) {
  public OwnPage {
    problems = List.copyOf(problems);
  }

  /** How many problems, in words. */
  public String count() {
    return problems.size() == 1 ? "1 problem" : problems.size() + " problems";
  }
}
