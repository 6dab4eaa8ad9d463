package levante.tosca.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Field;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlReader;
import org.junit.jupiter.api.Test;

class TemplateMergeTest {
  @Test
  void theTabsOfAFormAreThoseOfAllLayersEachWithItsOwnInputs() {
    Cursor merged =
        merged(
            """
            metadata: { tabs: { Front: fe_.*, More: [ x ] } }
            topology_template: { inputs: { fe_cpus: {}, fe_mem: {}, x: {} } }
            """,
            """
            metadata: { tabs: { Elastic: .*, More: [ y ] } }
            topology_template: { inputs: { fe_most: {}, y: {} } }
            """);

    Cursor tabs = merged.get("metadata").orElseThrow().get("tabs").orElseThrow();
    assertThat(names(tabs)).containsExactly("Front", "More", "Elastic");
    assertThat(texts(tabs, "Front")).containsExactly("fe_cpus", "fe_mem");
    assertThat(texts(tabs, "More")).containsExactly("x", "y");
    assertThat(texts(tabs, "Elastic")).containsExactly("fe_most", "y");
  }

  @Test
  void whatBelongsTogetherIsSaidByTheTopOnly() {
    Cursor merged =
        merged(
            "metadata: { childs: [ a ], parents: [ b ], order: 1 }\n",
            "metadata: { parents: [ c ], order: 2 }\n");

    Cursor metadata = merged.get("metadata").orElseThrow();
    assertThat(names(metadata)).containsExactly("order", "parents");
    assertThat(texts(metadata, "parents")).containsExactly("c");
    assertThat(metadata.get("order").flatMap(Cursor::scalar)).contains("2");
  }

  @Test
  void theOlderWordForAnAppsNameTakesTheNameBelowAway() {
    String below = "metadata: { template_name: Kubernetes, icon: k8s.png }\n";

    assertThat(names(merged(below, "metadata: { name: Grafana }\n").get("metadata").orElseThrow()))
        .containsExactly("icon", "name");
    assertThat(names(merged(below, "metadata: { order: 2 }\n").get("metadata").orElseThrow()))
        .containsExactly("template_name", "icon", "order");
  }

  @Test
  void aBareValueOverADeclaredInputIsItsDefault() {
    Cursor merged =
        merged(
            "topology_template: { inputs: { cpus: { type: integer, default: 1 } } }",
            "topology_template: { inputs: { cpus: 16 } }");

    Cursor cpus =
        merged
            .get("topology_template")
            .flatMap(at -> at.get("inputs"))
            .flatMap(at -> at.get("cpus"))
            .orElseThrow();
    assertThat(names(cpus)).containsExactly("type", "default");
    assertThat(cpus.get("default").flatMap(Cursor::scalar)).contains("16");
  }

  @Test
  void policiesOfOneNameAreOneAndOthersStandBesideIt() {
    Cursor merged =
        merged(
            "topology_template: { policies: [ { a: { type: P, targets: [ x ] } }, { b: {} } ] }",
            "topology_template: { policies: [ { c: {} }, { a: { targets: [ y ] } } ] }");

    List<Cursor> policies =
        merged.get("topology_template").flatMap(at -> at.get("policies")).orElseThrow().items();
    assertThat(policies).extracting(one -> names(one).get(0)).containsExactly("a", "b", "c");
    assertThat(names(policies.get(0).get("a").orElseThrow())).containsExactly("type", "targets");
    assertThat(texts(policies.get(0).get("a").orElseThrow(), "targets")).containsExactly("y");
  }

  @Test
  void importsOfAllSpellingsAreUnited() {
    Cursor merged = merged("imports: { a: one, b: two }", "imports: [ { c: three } ]");

    assertThat(merged.get("imports").orElseThrow().items()).hasSize(3);
  }

  @Test
  void ofTwoCallsTheUpperIsTheValue() {
    Cursor merged =
        merged(
            "x: { get_input: a }\ny: { concat: { deep: 1 } }",
            "x: { token: [ a, b, 0 ] }\ny: { concat: { flat: 2 } }");

    assertThat(names(merged.get("x").orElseThrow())).containsExactly("token");
    assertThat(names(merged.get("y").flatMap(at -> at.get("concat")).orElseThrow()))
        .containsExactly("deep", "flat");
  }

  @Test
  void whatIsLeftEmptyAboveStaysAsItIsBelow() {
    assertThat(merged("x: { a: 1 }", "x:").get("x").map(TemplateMergeTest::names))
        .contains(List.of("a"));
  }

  private static Cursor merged(String... texts) {
    return TemplateMerge.merged(
        IntStream.range(0, texts.length)
            .mapToObj(i -> YamlReader.read(i + ".yaml", texts[i], new Problems()).orElseThrow())
            .toList());
  }

  private static List<String> names(Cursor map) {
    return map.fields().stream().map(Field::name).toList();
  }

  private static List<String> texts(Cursor map, String key) {
    return map.get(key).orElseThrow().items().stream()
        .flatMap(item -> Arrays.asList(item.scalar().orElse("?")).stream())
        .toList();
  }
}
