package levante.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import levante.bench.soak.SoakClient.Work;
import org.junit.jupiter.api.Test;

class SoakReportTest {
  private static final SoakOptions OPTIONS = SoakOptions.of(List.of()).orElseThrow();

  @Test
  void aHeapThatMovesAroundTheSameValueIsFlat() {
    SoakReport report =
        new SoakReport(
            OPTIONS,
            new Work(5, 5, List.of()),
            List.of(60.0, 90.0, 101.0, 99.0, 95.0, 97.0, 103.0, 100.0),
            0);
    assertThat(report.broken()).isEmpty();
    assertThat(report.text())
        .contains("5 infrastructures created, 5 destroyed")
        .doesNotContain("NOT");
  }

  @Test
  void growthWhatIsLeftAndErrorsAreTold() {
    SoakReport report =
        new SoakReport(
            OPTIONS,
            new Work(2, 1, List.of("no answer")),
            List.of(90.0, 90.0, 100.0, 100.0, 110.0, 110.0, 120.0, 120.0),
            1);
    assertThat(report.broken())
        .containsExactly("no answer", "1 infrastructures are left", "the heap grew by 20 %");
  }

  @Test
  void aMinuteIsTooShortToTellGrowthFromAStart() {
    SoakOptions minute = SoakOptions.of(List.of("--minutes", "1")).orElseThrow();
    List<Double> heap = List.of(10.0, 20.0, 40.0, 80.0);
    assertThat(new SoakReport(minute, Work.NONE, heap, 0).broken()).isEmpty();
    assertThat(new SoakReport(OPTIONS, Work.NONE, heap, 0).broken()).hasSize(1);
  }

  @Test
  void optionsAreReadAndWhatIsNotUnderstoodIsRefused() {
    assertThat(SoakOptions.of(List.of("--minutes", "2", "--clients", "4", "--json")))
        .hasValue(new SoakOptions(Duration.ofMinutes(2), 4, 200, 1, true));
    assertThat(OPTIONS.each()).isEqualTo(10);
    assertThat(SoakOptions.of(List.of("--minutes"))).isEmpty();
    assertThat(SoakOptions.of(List.of("--minutes", "0"))).isEmpty();
    assertThat(SoakOptions.of(List.of("--hours", "1"))).isEmpty();
  }
}
