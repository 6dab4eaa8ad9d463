package levante.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is promised of the reader's speed, as ratios of processor time in one run: seconds say more
 * about the machine than about the reader. Others work on the machine too, which costs either side
 * up to double the time; so both take turns, the best of each counts, and who has kept the promise
 * need not go on.
 */
class ToscaPromisesIT {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final int ROUNDS = 3;

  // Java has compiled what it will after some 3,000 readings.
  private static final int READINGS = 50;
  private static final int WARM = 60;

  @TempDir private Path folder;

  @Test
  void aRealTemplateIsReadFiftyTimesAsFastAsByToscaParser() throws IOException {
    ToscaParser peer = new ToscaParser(HOME);
    Corpus corpus = new Corpus(HOME);
    Path theirTemplate = corpus.kubernetesForPeer(folder);
    double ours = Double.MAX_VALUE;
    double theirs = Double.MAX_VALUE;

    for (int round = 0; round < ROUNDS && theirs / ours <= ToscaReport.RATIO_WANTED; round++) {
      theirs = Math.min(theirs, peer.best(theirTemplate, corpus.types(), 20));
      ours = Math.min(ours, WarmRun.seconds(HOME, READINGS, WARM, List.of("kubernetes")).get(0));
    }

    assertThat(theirs / ours)
        .as("%.1f ms of tosca-parser to %.2f ms", theirs * 1e3, ours * 1e3)
        .isGreaterThan(ToscaReport.RATIO_WANTED);
  }

  @Test
  void nineTimesTheNodeTemplatesCostNineTimesAsMuch() {
    List<Double> seconds = WarmRun.seconds(HOME, 9, 5, List.of("1000", "3000", "9000"));

    assertThat(Growth.exponent(List.of(1_000, 3_000, 9_000), seconds))
        .as("the power of size that %s s grow with", seconds)
        .isLessThan(ToscaReport.EXPONENT_ALLOWED);
  }
}
