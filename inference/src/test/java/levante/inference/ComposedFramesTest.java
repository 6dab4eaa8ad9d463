package levante.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import levante.inference.detect.Detection;
import levante.inference.detect.MaskSearch;
import levante.inference.picture.Picture;
import levante.inference.video.Blur;
import levante.inference.video.FaceBlur;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames like those of the demo's video, at other sizes, places and with other masks. */
class ComposedFramesTest {
  private static VisionModels models;
  private static Portrait portrait;

  @BeforeAll
  static void load() throws IOException {
    models = VisionModels.fromProperty();
    portrait = new Portrait();
  }

  @AfterAll
  static void close() {
    models.close();
  }

  @ParameterizedTest(name = "{0} x {1}, {2} faces, seed {3}")
  @CsvSource({
    "640, 360, 1, 1", "640, 360, 2, 2", "640, 360, 0, 3", "854, 480, 3, 4", "854, 480, 2, 5",
    "960, 540, 3, 6", "960, 540, 0, 7", "1280, 720, 4, 8", "1280, 720, 2, 9", "480, 854, 1, 10",
    "720, 1280, 2, 11", "640, 480, 1, 12", "1920, 1080, 4, 13", "1024, 576, 3, 14"
  })
  void facesAndMasksAreCountedRight(int width, int height, int count, long seed) {
    Random random = new Random(seed);
    List<Portrait.Placed> placed = placed(width, height, count, random);
    BufferedImage frame = Portrait.background(width, height, random);
    Graphics2D canvas = frame.createGraphics();
    int column = width / Math.max(1, count);
    for (int i = 0; i < count; i++) {
      canvas.setClip(i * column, 0, column, height);
      portrait.draw(canvas, placed.get(i), random);
    }
    canvas.dispose();
    Picture picture = Portrait.picture(frame);

    List<Detection> found = models.faces().find(picture);

    assertThat(found).hasSameSizeAs(placed);
    Picture blurred = FaceBlur.apply(picture, found, Blur.UPPER);
    for (int i = 0; i < found.size(); i++) {
      Portrait.Placed truth = placed.get(i);
      assertThat(found.get(i).box().centreX() - truth.x())
          .isBetween(-truth.half() / 2, truth.half() / 2);
      double mask = models.masks().probability(blurred, found.get(i).box());
      assertThat(mask >= MaskSearch.MASKED).isEqualTo(truth.masked());
    }
  }

  /** One face in each column, from left to right, so that none covers another. */
  private static List<Portrait.Placed> placed(int width, int height, int count, Random random) {
    List<Portrait.Placed> faces = new ArrayList<>();
    double column = width / (double) Math.max(1, count);
    double largest = Math.min(column, height) / 5;
    for (int i = 0; i < count; i++) {
      double half = Math.max(20, largest * (0.5 + random.nextDouble() / 2));
      double x = column * i + half * 2.3 + random.nextDouble() * (column - half * 4.4);
      double y = half * 2 + random.nextDouble() * (height - half * 4);
      faces.add(new Portrait.Placed(x, y, half, random.nextBoolean()));
    }
    return faces;
  }
}
