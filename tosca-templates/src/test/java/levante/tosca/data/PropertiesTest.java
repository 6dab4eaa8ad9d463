package levante.tosca.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;

class PropertiesTest {
  @Test
  void sizesAreRoundedUpToWholeBytesAndTimesAreExact() {
    Properties properties =
        of("size", new Scalar.Measure(new BigDecimal("1.2"), Dimension.SIZE, "1.2 B"));

    assertThat(properties.bytes("size")).contains(BigInteger.TWO);
    assertThat(
            of("t", new Scalar.Measure(new BigDecimal("1.5"), Dimension.TIME, "1.5 s"))
                .duration("t"))
        .contains(Duration.ofMillis(1_500));
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(Properties.NONE.text("region")).isEmpty();
  }

  @Test
  void askingUnderAnotherTypeIsABug() {
    Properties properties = of("region", new Scalar.Text("edge"));

    assertThatThrownBy(() -> properties.integer("region"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("region");
  }

  @Test
  void aPropertyThatNeedsARunningMachineEndsTheQuestion() {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(
        "region", new Value.Reference(Value.Reference.Kind.ATTRIBUTE, "machine", List.of("state")));

    assertThatThrownBy(() -> new Properties(values).text("region"))
        .isInstanceOfSatisfying(
            LevanteException.class,
            thrown -> assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_TEMPLATE));
  }

  private static Properties of(String name, Scalar scalar) {
    TreeMap<String, Value> values = new TreeMap<>();
    values.put(name, new Value.Literal(scalar));
    return new Properties(values);
  }
}
