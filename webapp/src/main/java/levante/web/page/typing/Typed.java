package levante.web.page.typing;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import levante.web.error.ErrorBody.Problem;
import levante.web.language.Say;
import levante.web.page.frame.Attempt;
import levante.web.page.frame.Refusal;

/**
 * What is known of a text that is being typed.
 *
 * @param field the id of the field that it is typed into
 * @param file how the text is called in its problems; those of other files have no place in it
 * @param refusal why it was not read to its end, where the problems do not say it
 * @param problems in the order of the text
 */
public record Typed(String field, String file, Optional<String> refusal, List<Problem> problems) {
  /** More are not of use at once, and the first are often the cause of the others. */
  static final int SHOWN = 20;

  public Typed {
    Objects.requireNonNull(field, "field");
    Objects.requireNonNull(file, "file");
    problems = List.copyOf(problems);
  }

  /** As it was attempted. */
  static Typed of(String field, String file, Attempt<List<Problem>> attempt) {
    return attempt.match(
        problems -> new Typed(field, file, Optional.empty(), problems),
        refusal -> new Typed(field, file, sentence(refusal), refusal.problems()));
  }

  private static Optional<String> sentence(Refusal refusal) {
    return refusal.problems().isEmpty() ? Optional.of(refusal.sentence()) : Optional.empty();
  }

  /** In words. */
  public String summary() {
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return switch (problems.size()) {
      case 0 -> Say.of("No problem is found.");
      case 1 -> Say.of("1 problem");
      default -> Say.of("%s problems", problems.size());
    };
  }

  /** The first of them. */
  public List<Problem> shown() {
    return problems.subList(0, Math.min(SHOWN, problems.size()));
  }
}
