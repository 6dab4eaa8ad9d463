package levante.elasticity.rules;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import levante.elasticity.adapter.quartz.QuartzFires;
import levante.elasticity.adapter.yaml.RulesFile;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.policy.PolicySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScalingRulesTest {
  private static final NodePool WORKERS = pool("cloud-worker", FOUR_CPUS, 0, 10, "0.10");
  private static final String WEEK =
      """
      policy: thrifty
      idle-time: 5m
      spend: {per-hour: 2.50}
      pools: {cloud-worker: {min: 0, max: 5}}
      schedule:
        - name: office hours
          days: mon-fri
          from: "08:00"
          until: "19:00"
          zone: Europe/Madrid
          spend: {per-hour: 4}
          pools: {cloud-worker: {min: 2, max: 10}}
        - name: nights
          cron: "0 0 19 ? * MON-FRI"
          lasts: 13h
          zone: Europe/Madrid
          policy: lean
          pools: {cloud-worker: {max: 2}}
        - name: nightly report
          days: tue
          from: "23:30"
          until: "00:30"
          zone: Europe/Madrid
          pools: {cloud-worker: {min: 1, max: 8}}
      """;

  private static ScalingRules read(String text) {
    return new RulesFile(PolicySettings.DEFAULT, QuartzFires::of).read(text, List.of(WORKERS));
  }

  /** 2026-11-30 is a Monday; Madrid is an hour ahead of UTC then. */
  @ParameterizedTest(name = "{0}: {1} until {2}")
  @CsvSource({
    "2026-11-30T06:59:59Z,               , 2026-11-30T07:00:00Z, thrifty 0-5 2.50",
    "2026-11-30T07:00:00Z, office hours  , 2026-11-30T18:00:00Z, thrifty 2-10 4",
    "2026-11-30T17:59:59Z, office hours  , 2026-11-30T18:00:00Z, thrifty 2-10 4",
    "2026-11-30T18:00:00Z, nights        , 2026-12-01T07:00:00Z, lean 0-2 2.50",
    "2026-12-01T06:59:59Z, nights        , 2026-12-01T07:00:00Z, lean 0-2 2.50",
    "2026-12-01T22:29:59Z, nights        , 2026-12-01T22:30:00Z, lean 0-2 2.50",
    "2026-12-01T22:30:00Z, nightly report, 2026-12-01T23:30:00Z, thrifty 1-8 2.50",
    "2026-12-01T23:30:00Z, nights        , 2026-12-02T07:00:00Z, lean 0-2 2.50",
    "2026-12-05T06:59:59Z, nights        , 2026-12-05T07:00:00Z, lean 0-2 2.50",
    "2026-12-05T07:00:00Z,               , 2026-12-07T07:00:00Z, thrifty 0-5 2.50"
  })
  void theLastOpenWindowOfTheListIsInForceAndItIsSaidUntilWhen(
      String now, String window, String until, String told) {
    InForce inForce = read(WEEK).at(Instant.parse(now));
    assertThat(inForce.window().map(Window::name)).isEqualTo(Optional.ofNullable(window));
    assertThat(inForce.until()).contains(Instant.parse(until));
    NodePool pool = inForce.on(WORKERS);
    assertThat(
            "%s %d-%d %s"
                .formatted(
                    inForce.policy().orElseThrow().name(),
                    pool.min(),
                    pool.max(),
                    inForce.eurPerHour().orElseThrow()))
        .isEqualTo(told);
  }

  /**
   * In Madrid clocks skip from 02:00 to 03:00 on 2027-03-28, at 01:00 UTC, and show 02:00 to 03:00
   * twice on 2026-10-25, until 01:00 UTC.
   */
  @ParameterizedTest(name = "from {0} until {1} on the day of {2}: {3} to {4}")
  @CsvSource({
    "08:00, 19:00, 2027-03-28, 2027-03-28T06:00:00Z, 2027-03-28T17:00:00Z",
    "08:00, 19:00, 2027-03-27, 2027-03-27T07:00:00Z, 2027-03-27T18:00:00Z",
    "22:00, 04:00, 2027-03-27, 2027-03-27T21:00:00Z, 2027-03-28T02:00:00Z",
    "02:30, 05:00, 2027-03-28, 2027-03-28T01:30:00Z, 2027-03-28T03:00:00Z",
    "08:00, 19:00, 2026-10-25, 2026-10-25T07:00:00Z, 2026-10-25T18:00:00Z",
    "22:00, 04:00, 2026-10-24, 2026-10-24T20:00:00Z, 2026-10-25T03:00:00Z",
    "02:30, 05:00, 2026-10-25, 2026-10-25T00:30:00Z, 2026-10-25T04:00:00Z",
    "00:00, 24:00, 2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z"
  })
  void timesOfDayFollowTheClocksWhereTheyAreChanged(
      String from, String until, String day, String begins, String ends) {
    String weekday = LocalDate.parse(day).getDayOfWeek().name().substring(0, 3);
    ScalingRules rules =
        read(
            "schedule: [{name: w, days: %s, from: '%s', until: '%s', zone: Europe/Madrid}]"
                .formatted(weekday, from, until));
    assertOpen(rules, Instant.parse(begins), Instant.parse(ends));
  }

  @ParameterizedTest(name = "{0}, for {1}: {2} to {3}")
  @CsvSource({
    "0 0 19 ? * *, 13h, 2027-03-27T18:00:00Z, 2027-03-28T07:00:00Z",
    "0 0 19 ? * *, 13h, 2027-03-28T17:00:00Z, 2027-03-29T06:00:00Z",
    "0 0 19 ? * *, 13h, 2026-10-24T17:00:00Z, 2026-10-25T06:00:00Z",
    "0 0 19 ? * *, 13h, 2026-10-25T18:00:00Z, 2026-10-26T07:00:00Z",
    "0 0 8 1 * ?,  2h,  2026-12-01T07:00:00Z, 2026-12-01T09:00:00Z",
    "0 0 8 ? * FRI#2, 90, 2026-12-11T07:00:00Z, 2026-12-11T07:01:30Z"
  })
  void aCronExpressionFiresByTheClocksAndLastsForRealTime(
      String cron, String lasts, String begins, String ends) {
    ScalingRules rules =
        read(
            "schedule: [{name: w, cron: '%s', lasts: %s, zone: Europe/Madrid}]"
                .formatted(cron, lasts));
    assertOpen(rules, Instant.parse(begins), Instant.parse(ends));
  }

  private static void assertOpen(ScalingRules rules, Instant begins, Instant ends) {
    assertThat(rules.at(begins.minusSeconds(1)).window()).isEmpty();
    assertThat(rules.at(begins.minusSeconds(1)).until()).contains(begins);
    assertThat(rules.at(begins).window()).isPresent();
    assertThat(rules.at(begins).until()).contains(ends);
    assertThat(rules.at(ends.minusMillis(1)).window()).isPresent();
    assertThat(rules.at(ends).window()).isEmpty();
  }

  /** The hour is skipped, so Quartz fires when it would have been over. */
  @Test
  void aCronTimeThatClocksSkipIsNotLost() {
    Instant before = Instant.parse("2027-03-28T00:00:00Z");
    assertThat(QuartzFires.of("0 30 2 * * ?", ZoneId.of("Europe/Madrid")).next(before))
        .hasValueSatisfying(
            next -> assertThat(next).isBetween(before, before.plus(Duration.ofHours(26))));
  }

  @Test
  void windowsThatFollowEachOtherAreOneToWhoeverAsksUntilWhen() {
    ScalingRules rules =
        read("schedule: [{name: always, from: '00:00', until: '00:00', zone: Europe/Madrid}]");
    InForce inForce = rules.at(Instant.parse("2026-11-30T12:00:00Z"));
    assertThat(inForce.window()).isPresent();
    assertThat(inForce.until()).isEmpty();
    ScalingRules often = read("schedule: [{name: often, cron: '* * * * * ?', lasts: 10s}]");
    assertThat(often.at(Instant.parse("2026-11-30T12:00:00Z")).until()).isEmpty();
  }

  @Test
  void aCronThatNeverFiresAgainIsNeverInForce() {
    ScalingRules rules = read("schedule: [{name: past, cron: '0 0 0 1 1 ? 2020', lasts: 1h}]");
    InForce inForce = rules.at(Instant.parse("2026-11-30T12:00:00Z"));
    assertThat(inForce.window()).isEmpty();
    assertThat(inForce.until()).isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1} on a template of 1 to 4 is {2}")
  @CsvSource({"1, 3, 1-3", "2, 20, 2-4", "9, 20, 4-4", "0, 0, 1-1", "0, 2, 1-2"})
  void boundsNeverLeaveWhatTheTemplateSays(int min, int max, String become) {
    NodePool now =
        new Bounds(Optional.of(min), Optional.of(max), Optional.empty())
            .on(pool("cloud-worker", FOUR_CPUS, 1, 4, "0.10"));
    assertThat(now.min() + "-" + now.max()).isEqualTo(become);
  }

  @Test
  void whatIsInForceIsToldInSentences() {
    InForce nights = read(WEEK).at(Instant.parse("2026-11-30T20:00:00Z"));
    assertThat(RuleSentences.of(nights, List.of(WORKERS), "default"))
        .containsExactly(
            "The schedule 'nights' is in force until 2026-12-01 08:00 Europe/Madrid.",
            "It is scaled by the policy lean.",
            "Pool cloud-worker has 0 to 2 nodes (its template allows 0 to 10).",
            "No node is ordered that would let nodes cost more than 2.50 EUR/h.");
    assertThat(RuleSentences.next(nights))
        .containsExactly("At 2026-12-01 08:00 Europe/Madrid 'office hours' begins.");
    InForce none = ScalingRules.NONE.at(Instant.parse("2026-11-30T20:00:00Z"));
    assertThat(RuleSentences.of(none, List.of(WORKERS), "default"))
        .containsExactly(
            "It is scaled by the server's policy, default.",
            "Pool cloud-worker has 0 to 10 nodes, as its template says.");
  }

  private static PoolOrder order(String text) {
    return read(text).at(Instant.parse("2026-11-30T20:00:00Z")).order(List.of(WORKERS));
  }

  @Test
  void prioritiesCountWhereNobodySaysByWhatElseAPoolIsChosen() {
    assertThat(order("idle-time: 5m")).isEqualTo(PoolOrder.DEFAULT);
    assertThat(order("pools: {cloud-worker: {priority: 7}}").told())
        .isEqualTo("priority, edge-first, price");
    assertThat(order("{expander: [price], pools: {cloud-worker: {priority: 7}}}").told())
        .isEqualTo("price");
  }

  @Test
  void aWindowMayPreferAnotherPool() {
    ScalingRules rules =
        read(
            """
            pools: {cloud-worker: {priority: 1}}
            schedule:
              - {name: nights, from: "19:00", until: "8:00", pools: {cloud-worker: {priority: 9}}}
            """);
    List<NodePool> pools = List.of(WORKERS, pool("other", FOUR_CPUS, 0, 10, "0.05"));
    PoolOrder night = rules.at(Instant.parse("2026-11-30T20:00:00Z")).order(pools);
    assertThat(night.priorities()).containsEntry("cloud-worker", 9);
    assertThat(night.rankOf(pools.get(0), pools)).isZero();
    assertThat(night.rankOf(pools.get(1), pools)).isEqualTo(1);
  }

  @Test
  void whatIsOtherwiseThanWithoutRulesIsToldToo() {
    InForce now =
        read("{expander: [least-waste], unready: {percent: 60}}")
            .at(Instant.parse("2026-11-30T20:00:00Z"));
    assertThat(RuleSentences.of(now, List.of(WORKERS), "default"))
        .contains(
            "Of several pools that could hold a pod the first by least-waste gets the node.",
            "While more than 60 % of its nodes, and more than 3, are not Ready, it is left as it"
                + " is.");
  }
}
