package levante.web.page.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.RunReport;
import levante.kernel.OwnerId;
import levante.web.jte.Templates;
import levante.web.page.frame.Frame;
import levante.web.page.frame.Section;
import org.junit.jupiter.api.Test;

class WhatIfPageTest {
  private static final WhatIfForm FORM =
      WhatIfForm.of(
          new WhatIfForm.Known(PolicySettings.DEFAULT, "", Duration.ofMinutes(10)),
          any -> Optional.empty());

  private static RunReport report(int wait, int hours) {
    return new RunReport(
        1,
        List.of(Duration.ofSeconds(wait)),
        Duration.ofHours(1),
        Duration.ofHours(hours),
        Duration.ofHours(1),
        new BigDecimal("0.50"),
        new RunReport.Scalings(3, 2, 0));
  }

  private static String page(boolean asked, Optional<Comparison> comparison) {
    return new Templates()
        .render(
            "elasticity/whatif.jte",
            new WhatIfPage(
                new Frame(new OwnerId("alice"), "token", Section.ELASTICITY),
                "cloud-7f3a2b",
                "default",
                FORM,
                asked,
                comparison,
                Optional.empty()));
  }

  @Test
  void differencesAreToldInWords() {
    assertThat(Comparison.against(report(60, 4), report(48, 6)))
        .isEqualTo("waits 12.0 s less, costs 1.00 € more");
    assertThat(Comparison.against(report(60, 4), report(60, 4)))
        .isEqualTo("waits as long, costs the same");
  }

  @Test
  void everySliderHasItsLabelAndTellsWhereItIs() {
    assertThat(page(false, Optional.empty()))
        .contains(
            "<label for=\"idle\">Idle time <output for=\"idle\" data-unit=\" s\">0 s</output>")
        .contains("name=\"arrivals\" type=\"range\" min=\"0\" max=\"60\" step=\"1\" value=\"16\"")
        .contains("today's (default)")
        .contains("Press Compare");
  }

  @Test
  void withoutARecordThePageSaysWhatToDo() {
    assertThat(page(true, Optional.empty())).contains("No work is recorded of the last day");
  }

  @Test
  void aComparisonIsATableAPictureAndAFile() {
    Comparison comparison =
        new Comparison(
            List.of(
                new Comparison.Row("default", "in force today", report(60, 4), "", 250, 100),
                new Comparison.Row(
                    "default-changed",
                    Compare.CHANGED,
                    report(48, 6),
                    "waits 12.0 s less",
                    9,
                    250)),
            7,
            "5 nodes",
            List.of("left out: 3 pods"),
            "policy: default\n",
            "policy: default\nspend: {per-hour: 1}\n");
    assertThat(page(true, Optional.of(comparison)))
        .contains("7 pods of the last day, replayed on 5 nodes.")
        .contains("your change waits 12.0 s less.")
        .contains("3 / 2")
        .contains("Of the record, left out: 3 pods.")
        .contains("data-copy=\"the rules\"")
        .contains("<code>policy: default")
        .contains("/scaling\" class=\"actions\">")
        .contains("policy: default\nspend: {per-hour: 1}");
  }
}
