package levante.web.page.boxes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OverlayPropertyTest {
  @Property
  void whateverIsReadLiesInThePictureAndIsDrawnThere(
      @ForAll @IntRange(min = 1, max = 5000) int width,
      @ForAll @IntRange(min = 1, max = 5000) int height,
      @ForAll @Size(4) List<@DoubleRange(min = -3, max = 6000) Double> sides) {
    PictureSize size = new PictureSize(width, height);
    String json =
        String.format(
            Locale.ROOT,
            "{\"boxes\":[{\"box\":[%f,%f,%f,%f],\"label\":\"a\"}]}",
            sides.get(0),
            sides.get(1),
            sides.get(2),
            sides.get(3));
    BoxFile file = BoxFile.read(json.getBytes(StandardCharsets.UTF_8), size).orElseThrow();
    assertThat(file.boxes().isEmpty()).isEqualTo(file.wrong().isPresent());
    for (Box box : file.boxes()) {
      assertThat(box.x() + box.width()).isLessThanOrEqualTo(width + 1e-6);
      assertThat(box.y() + box.height()).isLessThanOrEqualTo(height + 1e-6);
      Overlay.Mark mark =
          Overlay.of("a.json", size, List.of(box), BoxPicks.ALL).groups().get(0).marks().get(0);
      assertThat(mark.textX()).isBetween(0.0, width + 1e-6);
      assertThat(mark.textY()).isLessThanOrEqualTo(height + 1e-6);
    }
  }

  @Property
  void noBeginningOfAnyFileBreaksTheLookAtItsSize(@ForAll byte[] anything) {
    assertThat(PictureSize.read(anything)).isEmpty();
  }

  @Property
  void aSizeIsReadFromJustEnoughOfAPng(
      @ForAll @IntRange(min = 1) int width, @ForAll @IntRange(min = 1) int height) {
    byte[] png =
        java.nio.ByteBuffer.allocate(24)
            .putLong(0x89504e470d0a1a0aL)
            .putInt(13)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(width)
            .putInt(height)
            .array();
    assertThat(PictureSize.read(png)).isEqualTo(Optional.of(new PictureSize(width, height)));
  }
}
