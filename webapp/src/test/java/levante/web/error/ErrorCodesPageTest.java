package levante.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.kernel.ErrorCode;
import levante.web.jte.Templates;
import levante.web.language.Language;
import levante.web.language.Speech;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodesPageTest {
  private static final String PAGE =
      new Templates().render("errors/codes.jte", new ErrorCodesPage());

  @ParameterizedTest
  @EnumSource(ErrorCode.class)
  void eachCodeHasItsPlaceToWhichAnErrorLeads(ErrorCode code) {
    assertThat(PAGE).containsOnlyOnce("<tr id=\"" + code + "\">");
    String refused =
        new Templates()
            .render(
                "error.jte",
                new ErrorPage(code.httpStatus(), new ErrorBody(code.name(), "no", List.of())));
    assertThat(refused).contains("href=\"/errors#" + code + "\"");
  }

  @Test
  void whatToDoIsSaidInTheLanguageOfThePage() {
    String spanish =
        Speech.in(
            Language.SPANISH,
            () -> new Templates().render("errors/codes.jte", new ErrorCodesPage()));
    assertThat(PAGE).contains("A bound is reached");
    assertThat(spanish).contains("Se ha alcanzado un límite").doesNotContain("A bound is reached");
  }
}
