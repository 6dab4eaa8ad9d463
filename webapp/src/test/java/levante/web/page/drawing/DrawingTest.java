package levante.web.page.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import levante.web.jte.Templates;
import levante.web.page.drawing.Drawing.Box;
import levante.web.page.drawing.Part.Link;
import levante.web.page.workflow.ServicesNow;
import levante.web.view.Status;
import org.junit.jupiter.api.Test;

class DrawingTest {
  private static Part part(String name, String... leadsTo) {
    return new Part(
        name,
        name,
        "kind",
        Optional.empty(),
        Optional.empty(),
        Stream.of(leadsTo).map(to -> new Link(to, "")).toList());
  }

  private static int x(Drawing drawing, String name) {
    return drawing.boxes().stream()
        .filter(box -> box.name().equals(name))
        .mapToInt(Box::x)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void eachPartIsLeftOfAllThatItLeadsTo() {
    Drawing drawing =
        Drawing.of(List.of(part("end"), part("begin", "middle", "end"), part("middle", "end")));
    assertThat(x(drawing, "begin")).isLessThan(x(drawing, "middle"));
    assertThat(x(drawing, "middle")).isLessThan(x(drawing, "end"));
    assertThat(drawing.arrows())
        .hasSize(3)
        .allSatisfy(one -> assertThat(one.fromX()).isLessThan(one.toX()));
  }

  @Test
  void noTwoPartsLieOverEachOtherAndAllLieWithinThePicture() {
    List<Part> parts =
        IntStream.range(0, 40)
            .mapToObj(i -> part("p" + i, "p" + (i / 2 - 1), "p" + (i - 7)))
            .toList();
    Drawing drawing = Drawing.of(parts);
    Set<List<Integer>> places = new HashSet<>();
    for (Box box : drawing.boxes()) {
      assertThat(places.add(List.of(box.x(), box.y()))).as(box.name()).isTrue();
      assertThat(box.x()).isBetween(0, drawing.width() - Drawing.BOX_WIDTH);
      assertThat(box.y()).isBetween(0, drawing.height() - drawing.boxHeight());
    }
    assertThat(Drawing.of(parts)).isEqualTo(drawing);
  }

  @Test
  void whatLeadsToItselfOrToNothingIsDrawnAllTheSame() {
    Drawing drawing =
        Drawing.of(List.of(part("a", "b"), part("b", "a"), part("c", "c"), part("d", "gone")));
    assertThat(drawing.boxes()).hasSize(4);
    assertThat(drawing.arrows()).hasSize(2);
    assertThat(drawing.boxes().get(3).leads()).isEmpty();
  }

  @Test
  void statesMakeRoomForThemselvesAndAreReadAsWords() {
    Part busy =
        new Part(
            "k",
            "a-service-with-a-very-long-name",
            "on edge",
            Optional.of(new Status(Status.Tone.BUSY, "2 wait, 1 run")),
            Optional.of("/services/edge/a"),
            List.of());
    Drawing drawing = Drawing.of(List.of(busy));
    assertThat(drawing.boxHeight()).isGreaterThan(Drawing.of(List.of(part("a"))).boxHeight());
    String box = new Templates().render("services/flow.jte", new ServicesNow(List.of(), drawing));
    assertThat(box)
        .contains("a-service-with-a-very…")
        .contains("<strong>a-service-with-a-very-long-name</strong>")
        .contains("2 wait, 1 run", "class=\"box busy\"", "href=\"/services/edge/a\"")
        .contains("role=\"group\"")
        .doesNotContain(" style=");
  }
}
