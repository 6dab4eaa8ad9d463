package levante.web.page.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.jte.Templates;
import levante.web.page.buckets.BucketPage.ObjectLine;
import levante.web.page.buckets.ViewPage;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import levante.web.page.preview.Shown;
import org.junit.jupiter.api.Test;

class BoxPagesTest {
  private static final PictureSize SIZE = new PictureSize(960, 540);
  private static final Box MASKED = new Box(100, 90.5, 80, 100, "with mask", Optional.of(0.981));
  private static final Box BARE = new Box(800, 430, 80, 100, "<b>", Optional.empty());

  private static String page(BoxPicks picks, Box... boxes) {
    BoxFile file = new BoxFile(List.of(boxes), Optional.empty());
    return page(Findings.of("out/1.json", file, SIZE, picks));
  }

  private static String page(Findings found) {
    return new Templates()
        .render(
            "buckets/view.jte",
            new ViewPage(
                new Frame(new OwnerId("ada"), "t0k3n", Section.BUCKETS),
                "cloud-1a2b3c",
                "faces",
                new ObjectLine("out/1.jpg", "3 B", Instant.EPOCH),
                Shown.Kind.PICTURE,
                Optional.empty(),
                found));
  }

  @Test
  void boxesAreDrawnInPixelsOfThePictureAndToldInATable() {
    assertThat(page(BoxPicks.ALL, MASKED, BARE))
        .contains(
            "viewBox=\"0 0 960 540\"",
            "<rect x=\"100\" y=\"90.5\" width=\"80\" height=\"100\"/>",
            ">with mask 0.98</text>",
            "text-anchor=\"end\">&lt;b&gt;</text>",
            "with mask (1)",
            "2 boxes as a table",
            "out/1.json")
        .doesNotContain("<b>", "display=\"none\"", "style=");
  }

  @Test
  void whatIsNotTickedIsThereAndNotShown() {
    assertThat(page(BoxPicks.sent("chosen", List.of("<b>", "tree")), MASKED, BARE))
        .contains(
            "data-label=\"with mask\" display=\"none\"",
            "<g class=\"mark-0\" data-label=\"&lt;b>\">",
            "value=\"&lt;b>\" checked>",
            "value=\"with mask\">");
    assertThat(page(BoxPicks.sent("chosen", List.of()), MASKED)).contains("display=\"none\"");
    assertThat(page(BoxPicks.sent("", List.of("<b>")), MASKED)).doesNotContain("display=");
  }

  @Test
  void whatHasNoBoxesIsShownAsEver() {
    assertThat(page(Findings.NONE)).contains("<img src=").doesNotContain("<svg viewBox", "Boxes");
    assertThat(page(BoxPicks.ALL)).contains("Nothing was found in it, says out/1.json.");
    BoxFile wrong = new BoxFile(List.of(), Optional.of("box 2 has no label"));
    assertThat(page(Findings.of("out/1.json", wrong, SIZE, BoxPicks.ALL)))
        .contains("The boxes of out/1.json are not drawn: box 2 has no label.");
  }

  @Test
  void aTextStaysInThePictureBelowItsBoxOrInside() {
    Overlay drawn = Overlay.of("a", SIZE, List.of(MASKED, BARE), BoxPicks.ALL);
    assertThat(drawn.groups()).extracting(Overlay.Group::label).containsExactly("<b>", "with mask");
    Overlay.Mark bare = drawn.groups().get(0).marks().get(0);
    assertThat(bare.textY()).isBetween(430.0, 530.0);
    assertThat(bare.textX()).isEqualTo(880);
    assertThat(bare.number()).isEqualTo(2);
    assertThat(drawn.groups().get(1).marks().get(0).textY()).isBetween(190.5, 240.0);
  }
}
