package levante.web.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-, 0, 10, bytes 0-9/10",
    "bytes=0-0, 0, 1, bytes 0-0/10",
    "bytes=3-6, 3, 4, bytes 3-6/10",
    "bytes=3-99, 3, 7, bytes 3-9/10",
    "bytes=9-, 9, 1, bytes 9-9/10",
    "bytes=-3, 7, 3, bytes 7-9/10",
    "bytes=-99, 0, 10, bytes 0-9/10"
  })
  void aPartIsAsMuchAsThereIsOfIt(String header, long first, long length, String said) {
    ByteRange range = ByteRange.of(header, 10);
    assertThat(range).isEqualTo(new ByteRange(ByteRange.Answer.PART, first, length, 10));
    assertThat(range.contentRange()).contains(said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=-",
        "bytes=a-b",
        "bytes=6-3",
        "bytes=0-1,3-4",
        "lines=0-1",
        "bytes=99999999999999999999-"
      })
  void whatIsNoSingleRangeIsAnsweredWhole(String header) {
    assertThat(ByteRange.of(header, 10)).isEqualTo(ByteRange.whole(10));
    assertThat(ByteRange.whole(10).contentRange()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-, 10", "bytes=99-100, 10", "bytes=-0, 10", "bytes=0-, 0", "bytes=-5, 0"})
  void whatIsBeyondTheEndIsSaidToBe(String header, long size) {
    ByteRange range = ByteRange.of(header, size);
    assertThat(range.answer().status()).isEqualTo(416);
    assertThat(range.contentRange()).contains("bytes */" + size);
  }

  @Test
  void anEmptyBodyIsWholeWithoutARange() {
    assertThat(ByteRange.whole(0).length()).isZero();
  }
}
