package levante.bench.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import levante.kernel.Diagnostic;
import levante.tosca.TemplateCompiler;
import levante.tosca.TemplateSource;
import levante.tosca.archive.Archives;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CampaignTest {
  private static final List<TemplateSource> SEEDS = Seeds.valid();
  private static final Campaign CAMPAIGN = new Campaign(SEEDS);
  private static final TemplateCompiler COMPILER = TemplateCompiler.bundled();

  @Test
  void everySeedIsATopologyAloneAndAsAnArchiveOnceItHasItsInputs() {
    for (TemplateSource seed : SEEDS) {
      assertThat(problems(seed)).as(seed.name()).isEmpty();
      assertThat(
              Archives.read("seed.csar", Case.archive(seed))
                  .match(
                      opened -> problems(opened.source().onto(seed.parents())),
                      CampaignTest::refused))
          .as(seed.name())
          .isEmpty();
    }
  }

  private static List<String> refused(levante.tosca.archive.ArchiveResult.Refused refused) {
    return refused.problems().stream().map(Diagnostic::message).toList();
  }

  private static List<String> problems(TemplateSource source) {
    return COMPILER
        .compile(source, Map.of())
        .match(
            compiled -> List.of(),
            rejected ->
                rejected.problems().stream()
                    .filter(one -> !one.code().equals("MISSING_INPUT"))
                    .map(Diagnostic::toString)
                    .toList());
  }

  @Property(tries = 600, shrinking = ShrinkingMode.OFF)
  void anyMutationGivesDiagnosticsOrATopologyInBoundedTime(
      @ForAll @LongRange(min = 0) long number) {
    assertThat(CAMPAIGN.read(Case.of(number, SEEDS)).failure()).isEmpty();
  }

  @Test
  void aCaseIsTheSameEachTimeAndMutationsAreNeitherAllFineNorAllBroken() {
    assertThat(Case.of(7, SEEDS).source()).isEqualTo(Case.of(7, SEEDS).source());
    Clock clock = Clock.systemUTC();
    CampaignReport report =
        CAMPAIGN.run(1_000, 200, clock.instant().plus(Duration.ofMinutes(5)), clock, failure -> {});
    assertThat(report.cases()).isEqualTo(200);
    assertThat(report.failures()).isZero();
    assertThat(report.topologies()).isBetween(10L, 150L);
  }

  @Test
  void aSurfaceThatThrowsIsAFailureWithItsTrace() {
    List<Campaign.Failure> failures = new ArrayList<>();
    Campaign broken =
        new Campaign(
            SEEDS,
            one -> {
              throw new IllegalStateException("on purpose");
            });
    Clock clock = Clock.systemUTC();
    CampaignReport report =
        broken.run(5, 2, clock.instant().plus(Duration.ofMinutes(1)), clock, failures::add);
    assertThat(report.failures()).isEqualTo(2);
    assertThat(failures).extracting(failure -> failure.one().number()).containsExactly(5L, 6L);
    assertThat(failures.get(0).why()).contains("on purpose", "CampaignTest");
  }

  @Test
  void theSeedsOfACheckoutHaveTheReadersOwnTemplatesToo() {
    assertThat(Seeds.of(Path.of("..")))
        .extracting(TemplateSource::name)
        .contains("kubernetes.yaml", "host-cycle.yaml", "rules.yaml");
  }

  @Test
  void theCommandLineIsReadWhole() {
    assertThat(CampaignOptions.of(List.of("tosca", "--minutes", "3", "--from", "9", "--json")))
        .hasValueSatisfying(
            options -> {
              assertThat(options.time()).isEqualTo(Duration.ofMinutes(3));
              assertThat(options.from()).isEqualTo(9);
              assertThat(options.json()).isTrue();
            });
    assertThat(CampaignOptions.of(List.of())).isEmpty();
    assertThat(CampaignOptions.of(List.of("tosca", "--minutes"))).isEmpty();
    assertThat(CampaignOptions.of(List.of("tosca", "--minutes", "-1"))).isEmpty();
    assertThat(CampaignOptions.of(List.of("tosca", "--hours", "1"))).isEmpty();
  }
}
