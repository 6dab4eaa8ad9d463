package levante.provisioner.adapter.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.cloud.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PricesTest {
  private static final CloudId CLOUD = new CloudId("ost");
  private static final Region REGION = new Region("RegionOne");

  @TempDir private Path folder;

  private Prices read(String text) throws IOException {
    return Prices.read(Files.writeString(folder.resolve("prices"), text));
  }

  @Test
  void theMostExactLineCounts() throws IOException {
    Prices prices =
        read(
            "# ours\n* * m1.tiny 0.01\n* RegionOne m1.tiny 0.02 # here\nost RegionOne m1.tiny 0.03\n");
    assertThat(prices.of(CLOUD, REGION, "m1.tiny")).contains(new BigDecimal("0.03"));
    assertThat(prices.of(new CloudId("b"), REGION, "m1.tiny")).contains(new BigDecimal("0.02"));
    assertThat(prices.of(CLOUD, new Region("two"), "m1.tiny")).contains(new BigDecimal("0.01"));
  }

  @Test
  void whatIsNotListedHasNoPrice() throws IOException {
    assertThat(read("* * m1.tiny 0.01").of(CLOUD, REGION, "m1.small")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"* * m1.tiny", "* * m1.tiny cheap", "* * m1.tiny -1", "* * a 1 EUR"})
  void anUnreadableLineIsNamed(String line) {
    assertThatThrownBy(() -> read("\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("prices:2");
  }
}
