package levante.web.page.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import levante.tosca.TemplateCompiler;
import levante.tosca.catalog.Catalogue;
import levante.tosca.model.Topology;
import levante.web.jte.Templates;
import levante.web.page.drawing.Drawing;
import levante.web.page.drawing.Drawing.Box;
import levante.web.page.workflow.ServicesNow;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TopologyPartsTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled();
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  static Stream<String> ids() {
    return CATALOGUE.entries().stream()
        .map(Catalogue.Entry::id)
        .filter(
            id ->
                COMPILER
                    .compile(CATALOGUE.template(id), Map.of())
                    .match(compiled -> true, rejected -> false));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void everyPartHasItsPlaceInThePictureAndInItsText(String id) {
    Topology topology = COMPILER.compile(CATALOGUE.template(id), Map.of()).orThrow();
    Drawing picture = TopologyParts.drawn(topology);
    assertThat(picture.boxes()).hasSameSizeAs(topology.nodeTemplates());
    assertThat(picture.arrows())
        .hasSize(topology.nodeTemplates().stream().mapToInt(one -> one.requirements().size()).sum())
        .allSatisfy(arrow -> assertThat(arrow.fromX()).isLessThan(arrow.toX()));
    Set<List<Integer>> places = new HashSet<>();
    for (Box box : picture.boxes()) {
      assertThat(places.add(List.of(box.x(), box.y()))).as(box.part().name()).isTrue();
      assertThat(box.x()).isBetween(0, picture.width() - Drawing.BOX_WIDTH);
      assertThat(box.y()).isBetween(0, picture.height() - picture.boxHeight());
    }
    String drawn = new Templates().render("services/flow.jte", new ServicesNow(List.of(), picture));
    assertThat(drawn).contains("role=\"img\"", "aria-label=").doesNotContain(" style=");
    picture.boxes().forEach(box -> assertThat(drawn).contains("<strong>" + box.part().name()));
    assertThat(TopologyParts.drawn(topology)).isEqualTo(picture);
  }
}
