package levante.web.language.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageResourceTest {
  @ParameterizedTest
  @ValueSource(strings = {"/", "/catalogue?q=a%20b&tag=gpu", "/infrastructures/7f3a2b"})
  void aChoiceLeadsBackToThePage(String place) {
    assertThat(LanguageResource.place(place)).hasToString(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//elsewhere.example",
        "/\\elsewhere.example",
        "https://elsewhere.example",
        "javascript:x",
        "",
        "elsewhere",
        "/a\r\nSet-Cookie: x",
        "/a b",
        "/%zz",
        "/\u00e9"
      })
  void nobodyIsLedToAnotherHost(String place) {
    assertThat(LanguageResource.place(place)).hasToString("/");
  }
}
