package levante.inference.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import levante.inference.detect.Detection;
import levante.inference.picture.Box;
import levante.inference.picture.Picture;
import org.junit.jupiter.api.Test;

class FaceBlurTest {
  private static final Detection FACE = new Detection(new Box(60, 60, 80, 80), 0.9);

  @Test
  void theUpperBlurHidesTheEyesAndLeavesTheMouth() {
    Picture blurred = FaceBlur.apply(stripes(), List.of(FACE), Blur.UPPER);
    assertThat(contrast(blurred, new Box(70, 75, 60, 15))).isLessThan(4);
    assertThat(contrast(blurred, new Box(70, 105, 60, 30))).isEqualTo(255);
  }

  @Test
  void theWholeBlurHidesAllOfTheFace() {
    Picture blurred = FaceBlur.apply(stripes(), List.of(FACE), Blur.WHOLE);
    assertThat(contrast(blurred, FACE.box())).isLessThan(4);
  }

  @Test
  void withoutBlurAndOutsideTheFaceNothingChanges() {
    assertThat(FaceBlur.apply(stripes(), List.of(FACE), Blur.NONE).rgb())
        .isEqualTo(stripes().rgb());
    Picture blurred = FaceBlur.apply(stripes(), List.of(FACE), Blur.UPPER);
    assertThat(contrast(blurred, new Box(0, 0, 30, 200))).isEqualTo(255);
  }

  @Test
  void theOriginalKeepsItsPixels() {
    Picture original = stripes();
    FaceBlur.apply(original, List.of(FACE), Blur.WHOLE);
    assertThat(original.rgb()).isEqualTo(stripes().rgb());
  }

  @Test
  void aFaceAtTheEdgeIsBlurredAsFarAsThePictureGoes() {
    Detection cut = new Detection(new Box(170, 0, 30, 60), 0.9);
    Picture blurred = FaceBlur.apply(stripes(), List.of(cut), Blur.UPPER);
    assertThat(contrast(blurred, new Box(172, 0, 28, 20))).isLessThan(100);
  }

  private static Picture stripes() {
    byte[] rgb = new byte[200 * 200 * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (i / 3 % 200 / 2 % 2 == 0 ? 0 : 255);
    }
    return new Picture(200, 200, rgb);
  }

  private static int contrast(Picture picture, Box area) {
    int darkest = 255;
    int lightest = 0;
    for (int y = (int) area.y(); y < area.y() + area.height(); y++) {
      for (int x = (int) area.x(); x < area.x() + area.width(); x++) {
        int value = picture.rgb()[(y * picture.width() + x) * 3] & 0xff;
        darkest = Math.min(darkest, value);
        lightest = Math.max(lightest, value);
      }
    }
    return lightest - darkest;
  }
}
