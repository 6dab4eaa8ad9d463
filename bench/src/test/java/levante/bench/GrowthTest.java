package levante.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final List<Integer> SIZES = List.of(100, 1_000, 10_000);

  @Test
  void tenTimesTheCostForTenTimesTheSizeIsThePowerOne() {
    assertThat(Growth.exponent(SIZES, List.of(0.01, 0.1, 1.0))).isCloseTo(1, within(1e-9));
  }

  @Test
  void aHundredTimesTheCostForTenTimesTheSizeIsThePowerTwo() {
    assertThat(Growth.exponent(SIZES, List.of(0.01, 1.0, 100.0))).isCloseTo(2, within(1e-9));
  }

  @Test
  void aCostThatDoesNotGrowIsThePowerZero() {
    assertThat(Growth.exponent(SIZES, List.of(0.5, 0.5, 0.5))).isCloseTo(0, within(1e-9));
  }
}
