package levante.web.page.frame;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.error.ErrorBody.Problem;

/**
 * Why something was not done, for the person who asked.
 *
 * @param problems in a text that the person wrote; the sentence is the first of them
 */
public record Refusal(int status, String code, String sentence, List<Problem> problems) {
  public Refusal {
    problems = List.copyOf(problems);
  }

  /** The refusal that an ending is; one that is our fault goes on as it is. */
  public static Refusal of(LevanteException ending) {
    if (ending.code().kind() == ErrorCode.Kind.INTERNAL) {
      throw ending;
    }
    return new Refusal(
        ending.code().httpStatus(),
        ending.code().name(),
        ending.getMessage(),
        ending.diagnostics().stream().map(Problem::of).toList());
  }
}
