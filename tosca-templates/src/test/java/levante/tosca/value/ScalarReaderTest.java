package levante.tosca.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import levante.kernel.Diagnostic;
import levante.kernel.SourcePosition;
import levante.tosca.data.Scalar;
import levante.tosca.parse.Cursor;
import levante.tosca.parse.Problems;
import levante.tosca.parse.YamlNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalarReaderTest {
  private final Problems problems = new Problems();

  @ParameterizedTest
  @CsvSource({
    "SIZE, 1 kB, 1000",
    "SIZE, 1 KiB, 1024",
    "SIZE, 4GB, 4000000000",
    "SIZE, 1.5 tib, 1649267441664",
    "SIZE, 0.1 kB, 100",
    "SIZE, 7 b, 7",
    "TIME, 2 d, 172800",
    "TIME, 10 m, 600",
    "TIME, 5 ns, 0.000000005",
    "FREQUENCY, 2.4 GHz, 2400000000",
    "FREQUENCY, 0.1 ghz, 100000000",
    "BITRATE, 1 Kbps, 1000",
    "BITRATE, 1 Kibps, 1024",
    "BITRATE, 1 MBps, 8000000",
    "BITRATE, 1 Bps, 8",
  })
  void measuresAreExactInTheirBaseUnit(ScalarType type, String text, BigDecimal expected) {
    Optional<Scalar> scalar = read(type, text);

    assertThat(scalar)
        .get()
        .isInstanceOfSatisfying(
            Scalar.Measure.class,
            measure -> {
              assertThat(measure.amount()).isEqualByComparingTo(expected);
              assertThat(measure.spelled()).isEqualTo(text);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, -3, -3",
    "INTEGER, 0x1F, 31",
    "INTEGER, 0o17, 15",
    "INTEGER, 9223372036854775807, 9223372036854775807",
    "FLOAT, 1e3, 1000",
    "FLOAT, .5, 0.5",
  })
  void numbersAreExact(ScalarType type, String text, BigDecimal expected) {
    assertThat(read(type, text))
        .get()
        .isInstanceOfSatisfying(
            Scalar.Amount.class,
            amount -> assertThat(amount.value()).isEqualByComparingTo(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "STRING, 1.30, 1.30", "STRING, no, no", "STRING, 2026-11-24, 2026-11-24",
    "BOOLEAN, yes, true", "BOOLEAN, False, false", "VERSION, 1.2.3.beta-4, 1.2.3.beta-4",
    "TIMESTAMP, 2026-11-24T10:00:00Z, 2026-11-24T10:00:00Z",
  })
  void theTypeOfThePlaceDecidesAndNotTheLooks(ScalarType type, String text, String expected) {
    assertThat(read(type, text))
        .get()
        .extracting(one -> one.plain().toString())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "INTEGER, 1.0, INVALID_VALUE", "INTEGER, 9223372036854775808, INVALID_VALUE",
        "FLOAT, .inf, INVALID_VALUE",
    "BOOLEAN, maybe, INVALID_VALUE", "VERSION, one, INVALID_VALUE",
        "TIMESTAMP, today, INVALID_VALUE",
    "SIZE, 8, INVALID_SCALAR_UNIT", "SIZE, 8 GHz, INVALID_SCALAR_UNIT", "SIZE, GB 8, INVALID_VALUE",
    "BITRATE, 1 kbps, INVALID_SCALAR_UNIT", "INTEGER, ~, INVALID_VALUE",
  })
  void whatIsNotOfTheTypeIsAProblem(ScalarType type, String text, String code) {
    assertThat(read(type, text)).isEmpty();
    assertThat(problems.inOrder()).extracting(Diagnostic::code).containsExactly(code);
  }

  private Optional<Scalar> read(ScalarType type, String text) {
    YamlNode node = new YamlNode.Scalar(text, true, new SourcePosition("t.yaml", 1, 1, 1));
    return ScalarReader.read(new Cursor(node, "here"), type, problems);
  }
}
