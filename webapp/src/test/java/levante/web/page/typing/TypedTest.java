package levante.web.page.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.web.error.ErrorBody.Problem;
import levante.web.jte.Templates;
import levante.web.page.frame.Attempt;
import org.junit.jupiter.api.Test;

class TypedTest {
  private final Templates templates = new Templates();

  private static Problem problem(String file, int line) {
    return new Problem(
        "UNKNOWN_TYPE", "error", file, line, 5, 7, "", "no <type> of that name", Optional.empty());
  }

  private String drawn(Problem... problems) {
    return templates.render(
        "typing/typed.jte", Typed.of("fdl", "fdl.yaml", Attempt.at(() -> List.of(problems))));
  }

  @Test
  void aTextWithoutProblemsIsSaidToHaveNone() {
    assertThat(drawn()).contains("fine", "No problem is found.").doesNotContain("<ul");
  }

  @Test
  void aProblemLeadsToItsPlaceInTheText() {
    assertThat(drawn(problem("fdl.yaml", 3)))
        .contains("1 problem<")
        .contains("href=\"#fdl\" data-line=\"3\" data-column=\"5\" data-length=\"7\"")
        .contains("no &lt;type&gt; of that name");
  }

  @Test
  void aProblemOfAnotherFileHasNoPlaceInTheText() {
    assertThat(drawn(problem("types.yaml", 3))).contains("3:5").doesNotContain("href");
  }

  @Test
  void ofManyProblemsTheFirstAreShownAndAllAreCounted() {
    Problem[] many =
        IntStream.rangeClosed(1, 21).mapToObj(i -> problem("fdl.yaml", i)).toArray(Problem[]::new);
    assertThat(drawn(many))
        .contains("21 problems", "The first 20 are shown.", "data-line=\"20\"")
        .doesNotContain("data-line=\"21\"");
  }

  @Test
  void aTextThatCannotBeJudgedIsToldWhy() {
    Attempt<List<Problem>> away =
        Attempt.at(
            () -> {
              throw new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster 'edge'");
            });
    assertThat(templates.render("typing/typed.jte", Typed.of("fdl", "fdl.yaml", away)))
        .contains("faulty", "no cluster 'edge'");
  }
}
