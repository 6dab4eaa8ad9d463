package levante.elasticity.adapter.yaml;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.adapter.quartz.QuartzFires;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.limit.AtOnce;
import levante.elasticity.limit.NodeLife;
import levante.elasticity.limit.PoolOrder;
import levante.elasticity.limit.Unready;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.rules.Bounds;
import levante.elasticity.rules.ScalingRules;
import levante.kernel.LevanteException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesFileTest {
  private static final List<NodePool> POOLS =
      List.of(pool("cloud-worker", FOUR_CPUS, 1, 5, "0.10"), pool("gpu", FOUR_CPUS, 0, 2, "0.90"));

  private static ScalingRules read(String text) {
    return new RulesFile(PolicySettings.EAGER, QuartzFires::of).read(text, POOLS);
  }

  private static List<String> problems(String text) {
    LevanteException refused = catchThrowableOfType(LevanteException.class, () -> read(text));
    assertThat(refused).as("the rules are taken").isNotNull();
    return refused.diagnostics().stream().map(Object::toString).toList();
  }

  @Test
  void anotherPolicyTakesThePlaceOfTheOneThatStandsAndOfNothingElse() {
    String text =
        RulesFile.with(
            PolicySettings.THRIFTY,
            """
            # by Ana
            policy: eager
            headroom:
              nodes: 4
            spend: {per-hour: 2.50}
            burst:
              share: 0
            schedule:
              - name: nights
                policy: lean
                from: "19:00"
                until: "8:00"
            """);
    assertThat(text).contains("# by Ana\nspend").doesNotContain("nodes: 4");
    ScalingRules rules = read(text);
    assertThat(rules.policy()).contains(PolicySettings.THRIFTY);
    assertThat(rules.eurPerHour().map(Object::toString)).contains("2.50");
    assertThat(rules.schedule().get(0).policy()).contains(PolicySettings.LEAN);
    assertThat(read(RulesFile.with(PolicySettings.EAGER, "")).policy())
        .contains(PolicySettings.EAGER);
  }

  @Test
  void whatIsWrittenIsRead() {
    ScalingRules rules =
        read(
            """
            policy: thrifty
            idle-time: 5m
            pools: {cloud-worker: {min: 1, max: 3}, gpu: {max: 0, priority: 5}}
            spend: {per-hour: 2.50}
            node-life: {least: 10m, paid: 1h}
            disruption: {at-once: 2}
            schedule:
              - {name: nights, from: "19:00", until: "8:00", policy: lean, spend: {per-hour: 1}}
              - {name: weekends, days: "sat,sun", from: "00:00", until: "24:00"}
            """);
    assertThat(rules.policy()).contains(PolicySettings.THRIFTY.withIdleTime(Duration.ofMinutes(5)));
    assertThat(rules.pools().get("gpu"))
        .isEqualTo(new Bounds(Optional.empty(), Optional.of(0), Optional.of(5)));
    assertThat(rules.eurPerHour().map(Object::toString)).contains("2.50");
    assertThat(rules.life())
        .isEqualTo(new NodeLife(Duration.ofMinutes(10), Optional.of(Duration.ofHours(1))));
    assertThat(rules.atOnce()).contains(AtOnce.nodes(2));
    assertThat(rules.schedule())
        .extracting(one -> one.name())
        .containsExactly("nights", "weekends");
  }

  @Test
  void whatOthersCallFlagsIsReadToo() {
    ScalingRules rules =
        read(
            """
            unready: {percent: 60}
            expander: [least-waste, price]
            priority-cutoff: -5
            """);
    assertThat(rules.expander())
        .contains(List.of(PoolOrder.Criterion.LEAST_WASTE, PoolOrder.Criterion.PRICE));
    assertThat(rules.leastPriority()).isEqualTo(-5);
    assertThat(rules.unready()).isEqualTo(new Unready(60, 3));
  }

  @Test
  void theServersPolicyHoldsWhereNoneIsNamed() {
    assertThat(read("disruption: {at-once: 1}").policy()).isEmpty();
    assertThat(read("disruption: {at-once: 10%}").atOnce()).contains(AtOnce.percent(10));
    assertThat(read("idle-time: 7m").policy())
        .contains(PolicySettings.EAGER.withIdleTime(Duration.ofMinutes(7)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'polcy: lean'                             | 1:1  | did you mean 'policy'",
        "'spend: {per-hour: much}'                 | 1:19 | an amount in EUR",
        "'spend: {per-hur: 1}'                     | 1:9  | did you mean 'per-hour'",
        "'spend: 2'                                | 1:8  | a mapping",
        "'node-life: {paid: 1m}'                   | 1:19 | by no less than 5m",
        "'disruption: {at-once: 0}'                | 1:23 | a whole number from 1",
        "'disruption: {at-once: 0%}'               | 1:23 | a share from 1% to 100%",
        "'disruption: {at-once: 101%}'             | 1:23 | a share from 1% to 100%",
        "'disruption: {at-once: 1.5%}'             | 1:23 | a share from 1% to 100%",
        "'unready: {percent: 101}'                 | 1:20 | 0 to 100",
        "'priority-cutoff: low'                    | 1:18 | such as -10",
        "'expander: price'                         | 1:11 | a list of words",
        "'expander: [prize]'                       | 1:11 | did you mean 'price'",
        "'expander: [random]'                      | 1:11 | could not be decided upon again",
        "'expander: [price, price]'                | 1:11 | written once",
        "'expander: []'                            | 1:11 | written once",
        "'pools: {cloud: {max: 2}}'                | 1:16 | has no pool 'cloud'",
        "'pools: {cloud-worker: {max: 9}}'         | 1:29 | allows 1 to 5 nodes",
        "'pools: {cloud-worker: {min: 0}}'         | 1:29 | allows 1 to 5 nodes",
        "'pools: {cloud-worker: {min: 4, max: 2}}' | 1:29 | more than the max",
        "'schedule: {name: x}'                     | 1:11 | a list of entries",
        "'schedule: [x]'                           | 1:11 | a list of entries",
        "'schedule: [{from: \"8:00\", until: \"9:00\"}]' | 1:12 | needs a name",
        "'schedule: [{name: x, from: \"8:00\"}]'    | 1:12 | 'until' is missing",
        "'schedule: [{name: x}]'                   | 1:12 | either 'from' and 'until'",
        "'schedule: [{name: x, days: mon, cron: \"0 0 8 * * ?\", lasts: 1h}]' | 1:39 | either",
        "'schedule: [{name: x, cron: \"0 0 8 * * ?\"}]' | 1:12 | up to 168h",
        "'schedule: [{name: x, cron: \"0 8 * * *\", lasts: 1h}]' | 1:28 | Quartz does not take it",
        "'schedule: [{name: x, days: mo, from: \"8:00\", until: \"9:00\"}]' | 1:28 | mon-fri",
        "'schedule: [{name: x, from: \"25:00\", until: \"9:00\"}]' | 1:28 | a time of day",
        "'schedule: [{name: x, from: \"8:00\", until: \"9:00\", zone: Madrid}]' | 1:57 | Europe/Madrid",
        "'schedule: [{name: x, from: \"8:00\", until: \"9:00\", policy: no}]' | 1:59 | built in are",
      })
  void whatIsWrongIsToldWithItsPlaceAndWhatToWrite(String text, String place, String hint) {
    assertThat(problems(text))
        .singleElement()
        .satisfies(
            told -> assertThat(told).startsWith("scaling.yaml:" + place + ":").contains(hint));
  }

  @Test
  void everyProblemIsToldAtOnce() {
    assertThat(
            problems(
                """
                policy: no
                spend: {per-hour: x}
                schedule:
                  - {name: a, from: "8:00", until: "9:00", zone: here}
                  - {name: a, from: "8:00", until: "9:00", pools: {none: {min: 1}}}
                """))
        .hasSize(5);
  }

  @Test
  void aTemplateThatHasChangedSinceStopsNoRules() {
    String text = "pools: {gone: {min: 1}, cloud-worker: {max: 99}}";
    assertThat(new RulesFile(PolicySettings.EAGER, QuartzFires::of).read(text).pools()).hasSize(2);
  }
}
