package levante.web.page.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class RetoldTest {
  private static final TemplateSource OLD =
      new TemplateSource(
          "mine.yaml",
          "a: 1\nb: 2\n",
          List.of(new TemplateSource("base.yaml", "c: 3")),
          new TreeMap<>(Map.of("types.yaml", "d: 4")));

  @Test
  void aTextThatABrowserSendsBackIsTheSameTemplate() {
    assertThat(Retold.of(OLD, "a: 1\r\nb: 2")).isEqualTo(OLD);
  }

  @Test
  void anotherTextKeepsWhatBelongsToIt() {
    TemplateSource other = Retold.of(OLD, "a: 9\r\nb: 2\r\n");
    assertThat(other.text()).isEqualTo("a: 9\nb: 2\n");
    assertThat(other.parents()).isEqualTo(OLD.parents());
    assertThat(other.files()).isEqualTo(OLD.files());
  }
}
