package levante.inference.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.inference.picture.Box;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TilingTest {
  @Property(tries = 300)
  void everyPlaceIsOnceUncutInASquareInWhichAFaceIsLargeEnough(
      @ForAll @IntRange(min = 160, max = 2000) int width,
      @ForAll @IntRange(min = 160, max = 2000) int height,
      @ForAll @IntRange(min = 0, max = 1000) int acrossShare,
      @ForAll @IntRange(min = 0, max = 1000) int downShare) {
    List<Box> squares = Tiling.squares(width, height);
    double face = Math.min(width, height) / 4.0;
    Box place =
        new Box(
            acrossShare / 1000.0 * (width - face),
            downShare / 1000.0 * (height - face),
            face,
            face);
    assertThat(squares)
        .anyMatch(
            square ->
                square.overlap(place) >= place.area() - 1e-3
                    && place.width() >= square.width() / 8);
  }

  @Property(tries = 100)
  void theWorkForOnePictureIsBounded(
      @ForAll @IntRange(min = 1, max = 4096) int width,
      @ForAll @IntRange(min = 400, max = 4096) int height) {
    int most = 8 * (Math.max(width, height) / Math.min(width, height) + 1) * 16;
    assertThat(Tiling.squares(width, height)).hasSizeBetween(2, most);
  }
}
