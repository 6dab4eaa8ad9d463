package levante.web.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|SPANISH",
        "es-MX|SPANISH",
        "fr, es;q=0.5, en;q=0.4|SPANISH",
        "en;q=0.4, es;q=0.5|SPANISH",
        "en-GB,en;q=0.9,es;q=0.8|ENGLISH",
        "es;q=0, en|ENGLISH",
        "fr, de|ENGLISH",
        "*|ENGLISH",
        "=;,|ENGLISH"
      })
  void theFirstThatABrowserAsksForIsSpokenElseEnglish(String accepted, Language spoken) {
    assertThat(Language.spoken(Optional.empty(), Optional.of(accepted))).isEqualTo(spoken);
  }

  @Test
  void whatWasChosenCountsBeforeWhatTheBrowserAsksForUnlessThereIsNoSuchLanguage() {
    assertThat(Language.spoken(Optional.of("en"), Optional.of("es"))).isEqualTo(Language.ENGLISH);
    assertThat(Language.spoken(Optional.of("tlh"), Optional.of("es"))).isEqualTo(Language.SPANISH);
    assertThat(Language.spoken(Optional.empty(), Optional.empty())).isEqualTo(Language.ENGLISH);
  }

  @Test
  void wordsAreSaidInTheLanguageThatIsSpokenAndOnlyThere() {
    assertThat(Say.of("%d to %d of %d", 1, 25, 60)).isEqualTo("1 to 25 of 60");
    assertThat(Speech.in(Language.SPANISH, () -> Say.of("%d to %d of %d", 1, 25, 60)))
        .isEqualTo("1 a 25 de 60");
    assertThat(Say.of("None")).isEqualTo("None");
  }

  @Test
  void whatIsInNoCatalogueStaysAsItIs() {
    assertThat(Speech.in(Language.SPANISH, () -> Say.of("QUOTA_EXCEEDED")))
        .isEqualTo("QUOTA_EXCEEDED");
  }

  @Test
  void aFaultEndsTheLanguageToo() {
    assertThatThrownBy(
            () ->
                Speech.in(
                    Language.SPANISH,
                    () -> {
                      throw new IllegalStateException("of a test");
                    }))
        .hasMessage("of a test");
    assertThat(Speech.now()).isEqualTo(Language.ENGLISH);
  }
}
