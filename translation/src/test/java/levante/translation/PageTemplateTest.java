package levante.translation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class PageTemplateTest {
  @Test
  void aSentenceIsOneSegmentWithItsValuesAndTheElementsWithinItsLine() {
    assertThat(
            PageTemplate.of(
                    """
                    <p class="empty">And ${page.more()} more:
                      see <a href="/one">one</a> or <a href="/two">two</a>.</p>
                    """)
                .segments())
        .containsExactly("And ${page.more()} more: see <a>one</a> or <a2>two</a2>.");
  }

  @Test
  void elementsThatNoWordsStandBetweenAreSegmentsOfTheirOwn() {
    assertThat(
            PageTemplate.of("<p><a href=\"/\">Home</a> <a href=\"/x\">Next</a> · ${x}</p>")
                .segments())
        .containsExactly("Home", "Next");
  }

  @Test
  void conditionsAndLoopsPartSegments() {
    assertThat(
            PageTemplate.of("<p>@if(a > 1 && text.equals(\")\"))Some @else None @endif of it</p>")
                .segments())
        .containsExactly("Some", "None", "of it");
  }

  @Test
  void stringsInAnExpressionBelongToItsSegmentAndThoseOfClassesAreNone() {
    assertThat(
            PageTemplate.of(
                    "<b class=\"${ok ? \"good\" : \"bad\"}\">${ok ? \"Fine\" : \"Not fine\"}</b>")
                .segments())
        .containsExactly("${ok ? \"Fine\" : \"Not fine\"}");
  }

  @Test
  void titlesOfCallsAndAttributesThatPeopleReadAreSegments() {
    assertThat(
            PageTemplate.of(
                    """
                    @template.frame(title = "Delete " + page.name(), field = "name", content = @`
                    <input name="who" placeholder="Any name">
                    <td data-label="State">${state}</td>
                    `)
                    """)
                .segments())
        .containsExactly("Delete", "Any name", "State");
  }

  @Test
  void commentsAndWhatIsWrittenAsItStandsAreNoWords() {
    assertThat(PageTemplate.of("<%-- Why --%><!-- How --><pre>policy: thrifty</pre>").segments())
        .isEmpty();
  }

  @Test
  void aTranslationMayMoveValuesAndElementsAndTheirAttributesAreTranslatedToo() {
    String template =
        "<p>\n  See <a href=\"/x?a=${a}\" title=\"The list\">the list</a> of ${name}.\n</p>";
    assertThat(
            PageTemplate.of(template)
                .translated(
                    english ->
                        english.equals("The list") ? "La lista" : "De ${name}: <a>la lista</a>."))
        .isEqualTo(
            "<p>\n  De ${name}: <a href=\"/x?a=${a}\" title=\"La lista\">la lista</a>.\n</p>");
  }

  @Test
  void theRoomAroundAStringStays() {
    assertThat(
            PageTemplate.of("@template.frame(title = \"Delete \" + name, content = @``)")
                .translated(english -> english.toUpperCase(Locale.ROOT)))
        .isEqualTo("@template.frame(title = \"DELETE \" + name, content = @``)");
  }

  @Test
  void whatIsNotTranslatedIsTheSameTemplate() {
    String template =
        "@param String a\n<p title=\"${a.isEmpty() ? \"x\" : a}\">One ${a} <code>two</code></p>\n";
    assertThat(PageTemplate.of(template).translated(english -> english)).isEqualTo(template);
  }
}
