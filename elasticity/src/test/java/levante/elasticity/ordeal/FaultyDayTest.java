package levante.elasticity.ordeal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A few days, and two on which a machine once came of no decision, of what {@code ./levante
 * campaign elasticity} plays by the hour.
 */
class FaultyDayTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 13, 59})
  void whatMustHoldHoldsHoweverMuchGoesWrong(long seed) {
    assertThat(FaultyDay.broken(seed)).isEmpty();
  }
}
