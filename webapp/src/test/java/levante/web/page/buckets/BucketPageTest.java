package levante.web.page.buckets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.OwnerId;
import levante.web.page.buckets.BucketPage.ObjectLine;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import org.junit.jupiter.api.Test;

class BucketPageTest {
  @Test
  void anAmountIsInTheLargestUnitThatThereIsOneOf() {
    assertThat(List.of(0L, 1023L, 1024L, 1536L, 3L << 30, 5L << 50).stream().map(Amount::inWords))
        .containsExactly("0 B", "1023 B", "1.0 KiB", "1.5 KiB", "3.0 GiB", "5120.0 TiB");
  }

  @Test
  void aKeyIsWrittenSoThatNothingOfItIsReadAsSomethingElse() {
    ObjectLine line = new ObjectLine("in/../ñ & #?.txt", "1 B", Instant.EPOCH);
    BucketPage page =
        new BucketPage(
            new Frame(new OwnerId("ada"), "token", Section.BUCKETS),
            "edge-1",
            "work",
            new BucketPage.Objects("in/", List.of(line), Optional.of("in/ü")),
            Optional.empty());
    assertThat(page.place(line).download())
        .isEqualTo("/buckets/edge-1/work/object?key=in%2F..%2F%C3%B1+%26+%23%3F.txt");
    assertThat(page.older()).contains("/buckets/edge-1/work?prefix=in%2F&after=in%2F%C3%BC");
  }
}
