package levante.inference.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTimesTest {
  @Test
  void twelveSecondsAt25AreTwelveFramesAtFullSeconds() {
    assertThat(sampled(25, 300, Duration.ofSeconds(1)))
        .containsExactly(0, 25, 50, 75, 100, 125, 150, 175, 200, 225, 250, 275);
  }

  @Test
  void ratesThatNeverHitAFullSecondGiveTheNearestFrame() {
    assertThat(sampled(30000 / 1001.0, 100, Duration.ofSeconds(1))).containsExactly(0, 30, 60, 90);
    assertThat(sampled(24000 / 1001.0, 80, Duration.ofSeconds(1))).containsExactly(0, 24, 48, 72);
  }

  @Test
  void aFrameThatIsHalfAFrameEarlyIsNotInTime() {
    assertThat(sampled(12.5, 40, Duration.ofSeconds(1))).containsExactly(0, 13, 25, 38);
  }

  @Test
  void aVideoSlowerThanTheSamplingGivesEachFrameOnce() {
    assertThat(sampled(0.5, 3, Duration.ofSeconds(1))).containsExactly(0, 1, 2);
  }

  @Test
  void aGapIsNotFilledWithDoubles() {
    SampleTimes samples = new SampleTimes(Duration.ofSeconds(1), Duration.ofMillis(40));
    assertThat(samples.takes(Duration.ZERO)).isTrue();
    assertThat(samples.takes(Duration.ofMillis(5_400))).isTrue();
    assertThat(samples.takes(Duration.ofMillis(5_440))).isFalse();
    assertThat(samples.takes(Duration.ofSeconds(6))).isTrue();
  }

  private static List<Integer> sampled(double rate, int frames, Duration every) {
    SampleTimes samples = new SampleTimes(every, Duration.ofNanos(Math.round(1e9 / rate)));
    List<Integer> taken = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      if (samples.takes(Duration.ofNanos(Math.round(frame / rate * 1e9)))) {
        taken.add(frame);
      }
    }
    return taken;
  }
}
