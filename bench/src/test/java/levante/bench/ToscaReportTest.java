package levante.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ToscaReportTest {
  @Test
  void aRunThatKeepsEveryPromiseTellsOfNone() {
    ToscaReport report = report(0.002, 0.16, 1.1, 1.0);

    assertThat(report.ratio()).isEqualTo(80);
    assertThat(report.broken()).isEmpty();
    assertThat(report.text()).contains("ratio 80.0").doesNotContain("NOT KEPT");
  }

  @Test
  void eachPromiseThatIsNotKeptIsTold() {
    assertThat(report(0.01, 0.16, 2.5, 1.4).broken())
        .containsExactly(
            "16.0 times as fast as tosca-parser, not 50",
            "cost grows with the power 1.40 of size",
            "10000 node templates take more than 2 s");
  }

  private static ToscaReport report(double ours, double theirs, double warm, double exponent) {
    return new ToscaReport(
        "a machine",
        new ToscaReport.Read(2 * ours, ours),
        theirs,
        List.of(new ToscaReport.Size(10_000, 3.5, warm)),
        exponent);
  }
}
