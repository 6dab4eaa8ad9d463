package levante.bench.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import levante.oscar.storage.ObjectPage;
import org.junit.jupiter.api.Test;

class EventsReportTest {
  private static EventsReport report(EventsReport.Intake longest) {
    return new EventsReport(
        64, List.of(new EventsReport.Intake(10, 9_000, 900, 5_000, 8), longest));
  }

  @Test
  void whatIsFastAndFlatKeepsWhatIsPromised() {
    EventsReport report = report(new EventsReport.Intake(100, 8_000, 900, 4_000, 9));
    assertThat(report.broken()).isEmpty();
    assertThat(report.text())
        .contains("10.0 times one commit each (900)")
        .doesNotContain("NOT KEPT");
  }

  @Test
  void whatIsSlowAndWhatGrowsWithTheBacklogIsTold() {
    EventsReport report = report(new EventsReport.Intake(100, 2_700, 900, 2_500, 16));
    assertThat(report.broken())
        .containsExactly(
            "2700 events/s with 100 that wait, not 3000",
            "the intake is not flat: 0.30 with 100 that wait",
            "looking up is not flat: 0.50 with 100 that wait",
            "the dispatch is not flat: 0.50 with 100 that wait");
  }

  @Test
  void theStorageHoldsWhatTheEventsTellOf() {
    Events events = new Events(3);
    assertThat(events.next()).contains("s000%2Fin%2F000000000.jpg");
    assertThat(events.next()).contains("s001%2Fin%2F000000001.jpg");
    ObjectPage page =
        new EndlessStorage().list("bench", "s001/in/000000001.jpg", Optional.empty(), 2);
    assertThat(page.objects())
        .extracting(object -> object.key())
        .containsExactly("s001/in/000000001.jpg", "s001/in/000000002.jpg");
    assertThat(events.next()).contains(Events.eTag("s002/in/000000002.jpg"));
  }
}
