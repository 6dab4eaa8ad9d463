package levante.inference.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import levante.inference.picture.Box;
import org.junit.jupiter.api.Test;

class SuppressionTest {
  private static final Detection BEST = new Detection(new Box(10, 10, 40, 40), 0.9);
  private static final Detection ALIKE = new Detection(new Box(14, 12, 40, 40), 0.8);
  private static final Detection NEXT_TO_IT = new Detection(new Box(52, 10, 40, 40), 0.7);
  private static final Detection INSIDE = new Detection(new Box(20, 20, 12, 12), 0.8);

  @Test
  void oneOfTwoBoxesOnOneFaceStays() {
    assertThat(Suppression.ofAlike(List.of(ALIKE, BEST, NEXT_TO_IT), 0.3))
        .containsExactly(BEST, NEXT_TO_IT);
  }

  @Test
  void aBoxInsideABetterOneIsTheSameFace() {
    assertThat(Suppression.ofAlike(List.of(BEST, INSIDE), 0.3)).containsExactly(BEST, INSIDE);
    assertThat(Suppression.ofNested(List.of(BEST, INSIDE), 0.6)).containsExactly(BEST);
  }

  @Test
  void theOrderOfTheInputNeverMatters() {
    List<Detection> shuffled = new ArrayList<>(List.of(BEST, ALIKE, NEXT_TO_IT, INSIDE));
    List<Detection> kept = Suppression.ofNested(shuffled, 0.6);
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Suppression.ofNested(shuffled, 0.6)).isEqualTo(kept);
    }
  }
}
