package levante.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PagesReportTest {
  private static PagesReport report(double small, double large) {
    return new PagesReport(
        List.of(
            new PagesReport.Measured(50, 1_000, List.of(page(small)), 90),
            new PagesReport.Measured(5_000, 100_000, List.of(page(large)), 200)),
        new PagesReport.Changing(70, List.of(page(400))),
        times(900, 250));
  }

  private static StreamTimes times(double longest, double heap) {
    return StreamTimes.of(200, 20, new double[] {300, longest, 200}, List.of(200.0, heap, 201.0));
  }

  private static PageTime page(double median) {
    return new PageTime("overview", median, 2 * median, 12);
  }

  @Test
  void whatIsFastOnTheLargeServerKeepsWhatIsPromised() {
    assertThat(report(300, 99).broken()).isEmpty();
    assertThat(report(300, 99).text()).contains("300.0 ms").doesNotContain("NOT KEPT");
  }

  @Test
  void aSlowPageIsTold() {
    assertThat(report(3, 100).broken())
        .containsExactly("overview took 100 ms by median, not under 100");
    assertThat(report(3, 100).text()).contains("NOT KEPT: overview took");
  }

  @Test
  void aSlowStreamAndStreamsThatTakeMuchAreTold() {
    assertThat(times(900, 300).broken()).isEmpty();
    assertThat(times(900, 300).text()).contains("300 ms by median, p95 900 ms");
    assertThat(times(1_000, 311).broken())
        .containsExactly(
            "a change took 1000 ms to a stream, not under 1000",
            "streams took 111 MB of heap, not at most 110");
  }

  @Test
  void aTextIsSeenInAStreamThoughItComesInParts() {
    StreamReader reader = new StreamReader();
    reader.onSubscribe(new Anything());
    reader.watchFor("mark7");
    reader.onNext(List.of(ByteBuffer.wrap("data: ma".getBytes(StandardCharsets.US_ASCII))));
    assertThat(reader.seen()).isZero();
    reader.onNext(List.of(ByteBuffer.wrap("rk7\n".getBytes(StandardCharsets.US_ASCII))));
    assertThat(reader.seen()).isNotZero();
    assertThat(reader.bytes()).isEqualTo(12);
  }

  private static final class Anything implements Flow.Subscription {
    @Override
    public void request(long more) {}

    @Override
    public void cancel() {}
  }

  @Test
  void aPageIsAskedForOftenAndItsSizeTold() {
    AtomicInteger asked = new AtomicInteger();
    PageTime time =
        PageTime.of(
            "any",
            () -> {
              asked.incrementAndGet();
              return "x".repeat(2_048);
            },
            3,
            5);
    assertThat(asked).hasValue(8);
    assertThat(time.kilobytes()).isEqualTo(2);
    assertThat(time.p95()).isGreaterThanOrEqualTo(time.median());
  }
}
