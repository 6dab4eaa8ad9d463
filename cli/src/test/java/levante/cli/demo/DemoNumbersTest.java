package levante.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoNumbersTest {
  @Test
  void theLastLineHasTheAgreedKeysInTheirOrder() {
    DemoNumbers numbers = new DemoNumbers(12, 32, 16, 13, 0, 5, 5, 12, null, 0);
    assertThat(numbers.ended(0, 61.5).line())
        .isEqualTo(
            "{\"frames\":12,\"faces\":32,\"masks\":16,\"jobs\":13,\"failed\":0,\"nodes_added\":5,"
                + "\"nodes_removed\":5,\"results\":12,\"left_after_destroy\":0,\"seconds\":61.5}");
  }

  @Test
  void whatWasNotDestroyedLeavesItsFigureOpen() {
    assertThat(new DemoNumbers(0, 0, 0, 1, 1, 0, 0, 0, null, 1).line())
        .contains("\"left_after_destroy\":null");
  }
}
