package levante.web.rest.im.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import levante.kernel.LevanteException;
import levante.tosca.TemplateSource;
import org.junit.jupiter.api.Test;

class FormsTest {
  private static TemplateSource source(String text) {
    return new TemplateSource("template.yaml", text);
  }

  @Test
  void whatIsPostedIsMergedKeyByKeyAndItemByItemAndTheRestStays() {
    TemplateSource merged =
        TemplateMerge.of(
            source("a: 1\nnodes:\n  front: { count: 1, os: linux }\nlist: [ first, y ]\n"),
            source("nodes:\n  front: { count: 2 }\n  wn: { count: 1 }\nlist: [ z ]\n"));
    assertThat(merged.text())
        .contains("a: 1", "count: 2", "os: linux", "wn:", "z", "y")
        .doesNotContain("first");
  }

  @Test
  void aTextThatNamesAllThatIsThereStaysAsItIs() {
    String posted = "# mine\na: 2\nb: { c: 1 }\n";
    assertThat(TemplateMerge.of(source("a: 1\n"), source(posted)).text()).isEqualTo(posted);
  }

  @Test
  void whatIsNoYamlIsRefused() {
    assertThatThrownBy(() -> TemplateMerge.of(source("a: 1\n"), source("a: [ 1\n")))
        .isInstanceOf(LevanteException.class);
  }

  @Test
  void aFlagIsAnyOfTheWordsThatClientsUse() {
    assertThat(Flag.valueOf("Yes").isSet()).isTrue();
    assertThat(Flag.valueOf("1").isSet()).isTrue();
    assertThat(Flag.valueOf("false").isSet()).isFalse();
    assertThatThrownBy(() -> Flag.valueOf("perhaps")).isInstanceOf(LevanteException.class);
  }

  @Test
  void filtersHaveAllToHold() {
    var image =
        JsonNodeFactory.instance.objectNode().put("distribution", "debian").put("version", "12");
    assertThat(Filters.read("distribution=debian,version=12").admits(image)).isTrue();
    assertThat(Filters.read("distribution=debian,version=13").admits(image)).isFalse();
    assertThat(Filters.read(null).admits(image)).isTrue();
    assertThatThrownBy(() -> Filters.read("a=b=c")).isInstanceOf(LevanteException.class);
    assertThatThrownBy(() -> Filters.read("a")).isInstanceOf(LevanteException.class);
  }

  @Test
  void daysComeWithDashesOrSlashes() {
    assertThat(Statistics.day("init_date", "2026/11/27"))
        .isEqualTo(Instant.parse("2026-11-27T00:00:00Z"));
    assertThatThrownBy(() -> Statistics.day("init_date", "2026-13-01"))
        .isInstanceOf(LevanteException.class)
        .hasMessageContaining("init_date");
  }

  @Test
  void csvQuotesWhatItHasTo() {
    ArrayNode rows = JsonNodeFactory.instance.arrayNode();
    rows.addObject().put("name", "a, \"b\"").put("count", 1);
    assertThat(Statistics.csv(rows)).isEqualTo("name,count\r\n\"a, \"\"b\"\"\",1\r\n");
  }
}
