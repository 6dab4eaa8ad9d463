package levante.translation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final String FILE =
      """
      # Of a test.
      msgid ""
      msgstr ""
      "Language: es\\n"

      #: a.jte
      msgid "${ok ? \\"yes\\" : \\"no\\"}"
      msgstr "${ok ? \\"sí\\" : \\"no\\"}"

      #: b.jte
      msgid "Not yet"
      msgstr ""
      """;

  @Test
  void itHasWhatIsTranslatedAndKnowsWhatIsNot() {
    Catalogue catalogue = Catalogue.read(FILE);
    assertThat(catalogue.of("${ok ? \"yes\" : \"no\"}")).contains("${ok ? \"sí\" : \"no\"}");
    assertThat(catalogue.of("Not yet")).isEmpty();
    assertThat(catalogue.segments()).containsExactly("${ok ? \"yes\" : \"no\"}", "Not yet");
  }

  @Test
  void itIsWrittenInTheOrderOfThePlacesEachSegmentOnce() {
    String head = FILE.substring(0, FILE.indexOf("\n#: a.jte"));
    Map<String, List<String>> places =
        new TreeMap<>(
            Map.of(
                "a.jte", List.of("${ok ? \"yes\" : \"no\"}"),
                "b.jte", List.of("Not yet", "${ok ? \"yes\" : \"no\"}")));
    assertThat(Catalogue.read(FILE).written(head, places)).isEqualTo(FILE);
  }

  @Test
  void aSegmentThatIsThereTwiceIsRefused() {
    assertThatThrownBy(() -> Catalogue.read(FILE + "\nmsgid \"Not yet\"\nmsgstr \"\"\n"))
        .hasMessageContaining("Not yet");
  }

  @Test
  void stringsWithinAnExpressionAndTheOrderDoNotCountAsPlaceholders() {
    assertThat(Placeholders.in("Of ${a} it is ${b ? \"yours\" : name + \"'s\"} in <a>1</a>: %2$s"))
        .isEqualTo(Placeholders.in("<a>1</a> %s ${b ? \"tuya\" : \"de \" + name} ${a}"))
        .hasSize(5);
    assertThat(Placeholders.in("%d of %d")).isNotEqualTo(Placeholders.in("%s"));
  }
}
