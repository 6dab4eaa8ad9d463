package levante.bench.provision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProvisionReportTest {
  @Test
  void whatIsKeptIsToldWithItsRatio() {
    ProvisionReport report = report(50, 500, 4);

    assertThat(report.broken()).isEmpty();
    assertThat(report.exponent()).isBetween(0.99, 1.01);
    assertThat(report.text()).contains("ratio 14.0").doesNotContain("NOT KEPT");
  }

  @Test
  void eachPromiseThatIsNotKeptIsTold() {
    assertThat(report(140, 2_800, 6).broken())
        .containsExactly(
            "100 machines take 5.0 times less of the processor than in IM, not 10",
            "cost grows with the power 1.30 of size",
            "reconciled 6.0 s after a restart");
  }

  private static ProvisionReport report(int hundred, int thousand, int restart) {
    return new ProvisionReport(
        "a machine",
        List.of(size(1, 10, 20), size(100, hundred, 700), size(1_000, thousand, 9_000)),
        new ProvisionReport.Restart(100, 1_000, 90, Duration.ofSeconds(restart)));
  }

  private static ProvisionReport.Size size(int machines, int ours, int theirs) {
    return new ProvisionReport.Size(
        new Deployment(machines, Duration.ofMillis(ours), Duration.ofMillis(ours)),
        new Deployment(machines, Duration.ofMillis(theirs), Duration.ofMillis(theirs)));
  }
}
