package levante.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({"1930m,1930", "0.2,200", "2,2000", "1e3,1000000", ".5,500", "1.,1000", "100u,1"})
  void cpuIsReadAsKubernetesReadsIt(String text, long millis) {
    assertThat(Quantity.parse(text).millis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({
    "256Mi,268435456",
    "1Gi,1073741824",
    "1G,1000000000",
    "1.5Ki,1536",
    "12E,12000000000000000000"
  })
  void memoryIsReadAsKubernetesReadsIt(String text, String bytes) {
    assertThat(Quantity.parse(text).toBigDecimal()).isEqualByComparingTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "m", "1 Gi", "1GiB", "0x1", "--1", "1e", "NaN", "1KI", "1e999999999"})
  void whatKubernetesRefusesIsRefused(String text) {
    assertThatThrownBy(() -> Quantity.parse(text))
        .isInstanceOfSatisfying(
            LevanteException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_QUANTITY));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1930m", "256Mi", "3", "1500", "2Gi", "1Ti", "7u"})
  void itsTextReadsBackAsTheSameAmount(String text) {
    Quantity quantity = Quantity.parse(text);
    assertThat(Quantity.parse(quantity.toString())).isEqualTo(quantity);
  }

  @ParameterizedTest
  @CsvSource({
    "1930m,1930m",
    "0.5,500m",
    "2,2",
    "1500,1500",
    "1536,1536",
    "2048,2Ki",
    "262144Ki,256Mi",
    "8589934592,8Gi",
    "-8Gi,-8Gi",
    "1024Gi,1Ti",
    "3Pi,3072Ti",
    "1Ei,1048576Ti",
    "12E,11444091796875Mi",
    "7u,0.000007"
  })
  void itsTextIsTheShortestOne(String text, String shortest) {
    assertThat(Quantity.parse(text)).hasToString(shortest);
  }

  @Test
  void equalAmountsAreEqualWhateverTheirSpelling() {
    assertThat(Quantity.parse("1"))
        .isEqualTo(Quantity.parse("1000m"))
        .hasSameHashCodeAs(Quantity.of(1));
  }
}
