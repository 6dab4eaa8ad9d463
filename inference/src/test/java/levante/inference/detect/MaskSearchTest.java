package levante.inference.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import levante.inference.picture.Box;
import levante.inference.picture.Picture;
import org.junit.jupiter.api.Test;

class MaskSearchTest {
  private static final Picture PICTURE = new Picture(100, 100, new byte[30_000]);
  private static final Box FACE = new Box(70, 70, 40, 40);

  @Test
  void looksThatAgreeDecide() {
    assertThat(probability(0.999)).isGreaterThan(0.99);
    assertThat(probability(0.005)).isLessThan(0.1);
  }

  @Test
  void oneOverconfidentLookDoesNotOutweighTheOthers() {
    MaskClassifier oneSure =
        new Fake() {
          @Override
          public List<Double> maskProbabilities(Picture picture, List<View> views) {
            List<Double> answers =
                new java.util.ArrayList<>(Collections.nCopies(views.size(), 0.01));
            answers.set(0, 1.0);
            return answers;
          }
        };
    assertThat(new MaskSearch(oneSure).probability(PICTURE, FACE)).isLessThan(0.5);
  }

  @Test
  void noLookReachesBeyondThePicture() {
    MaskClassifier watching =
        new Fake() {
          @Override
          public List<Double> maskProbabilities(Picture picture, List<View> views) {
            assertThat(views).allMatch(view -> view.box().x() + view.box().width() <= 100);
            return super.maskProbabilities(picture, views);
          }
        };
    assertThat(new MaskSearch(watching).probability(PICTURE, FACE)).isBetween(0.0, 1.0);
  }

  private static double probability(double each) {
    MaskClassifier sure =
        new Fake() {
          @Override
          public List<Double> maskProbabilities(Picture picture, List<View> views) {
            return Collections.nCopies(views.size(), each);
          }
        };
    return new MaskSearch(sure).probability(PICTURE, FACE);
  }

  private static class Fake implements MaskClassifier {
    @Override
    public List<Double> maskProbabilities(Picture picture, List<View> views) {
      return Collections.nCopies(views.size(), 0.5);
    }

    @Override
    public void close() {
      // Holds nothing.
    }
  }
}
