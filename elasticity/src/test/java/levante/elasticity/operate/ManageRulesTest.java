package levante.elasticity.operate;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import levante.elasticity.Elasticity;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.adapter.jdbc.JdbcRuleLedger;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.rules.StoredRules;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualSupply;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManageRulesTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final OwnerId ADA = new OwnerId("ada");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int MINUTE = 6;

  /** A Monday in Madrid, ten minutes before eight in the morning. */
  private static final Instant EARLY = Instant.parse("2026-11-30T06:50:00Z");

  private static final String DAYS =
      """
      schedule:
        - {name: office hours, days: mon-fri, from: "08:00", until: "19:00", zone: Europe/Madrid,
           pools: {cloud: {min: 2}}}
        - {name: nights, cron: "0 0 19 ? * MON-FRI", lasts: 13h, zone: Europe/Madrid,
           pools: {cloud: {max: 1}}}
      """;

  private final DataSource levante = TestDatabase.fresh();
  private final VirtualClock clock = new VirtualClock(EARLY);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private final VirtualSupply supply =
      new VirtualSupply(
          List.of(CLOUD),
          new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1),
          cluster,
          clock);
  private PolicySettings policy = PolicySettings.PACKING;
  private int woken;

  /** As after each start of the server: nothing is kept but what the database holds. */
  private Elasticity restarted() {
    ElasticCluster elastic =
        new ElasticCluster(
            ID,
            ADA,
            List.of(CLOUD),
            ScalingSettings.DEFAULTS.withIdleTime(STEP.multipliedBy(MINUTE)));
    return Elasticity.assemble(
        levante,
        new ScalingPorts(() -> List.of(elastic), cluster, supply, cluster),
        new Elasticity.Setup(policy, Crew.ONE, () -> woken++, ScalingListener.NONE),
        clock);
  }

  private void steps(Elasticity elasticity, int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(STEP);
      supply.advance();
      cluster.advance();
      elasticity.loop().tick();
    }
  }

  private void until(Elasticity elasticity, String instant) {
    steps(
        elasticity,
        Math.toIntExact(Duration.between(clock.instant(), Instant.parse(instant)).dividedBy(STEP)));
  }

  private void submit(String name, Duration length) {
    cluster.submit(
        new VirtualJob(
            name, Duration.ZERO, length, Resources.of(Quantity.of(4), Quantity.parse("1Gi"))));
  }

  private static List<String> reasons(Elasticity elasticity) {
    return elasticity.journal().recent(ID, 100).stream()
        .map(JournalEntry::decision)
        .map(one -> "%s %s: %s".formatted(one.kind(), one.target(), one.reason()))
        .toList();
  }

  private static void refused(ErrorCode code, Runnable act) {
    LevanteException refused = catchThrowableOfType(LevanteException.class, act::run);
    assertThat(refused).isNotNull();
    assertThat(refused.code()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"packing", "default", "thrifty", "clues"})
  void nodesAreThereWhenTheWindowBeginsAlthoughNothingWaits(String name) {
    policy = PolicySettings.called(name).orElseThrow();
    Elasticity elasticity = restarted();
    elasticity.rules().write(ID, DAYS, ADA, 0);
    until(elasticity, "2026-11-30T06:59:50Z");
    assertThat(supply.supplied(ID)).isEmpty();
    until(elasticity, "2026-11-30T07:00:00Z");
    assertThat(supply.live("cloud")).isEqualTo(2);
    assertThat(reasons(elasticity))
        .anyMatch(
            one ->
                one.startsWith("SCALE_UP cloud: ")
                    && (!name.equals("packing")
                        || one.endsWith(
                            "the schedule 'office hours' wants at least 2 nodes of pool cloud"
                                + " until 2026-11-30 19:00 Europe/Madrid")));
    until(elasticity, "2026-11-30T08:00:00Z");
    assertThat(supply.live("cloud")).isEqualTo(2);
  }

  @Test
  void whatTheNightDoesNotAllowGoesWhenItsJobsHaveEndedAndNoPodIsKilled() {
    Elasticity elasticity = restarted();
    elasticity.rules().write(ID, DAYS, ADA, 0);
    clock.advance(Duration.between(EARLY, Instant.parse("2026-11-30T17:45:00Z")));
    until(elasticity, "2026-11-30T17:50:00Z");
    for (int i = 0; i < 4; i++) {
      submit("long-" + i, Duration.ofMinutes(20 + 10 * i));
    }
    until(elasticity, "2026-11-30T18:00:10Z");
    submit("late", Duration.ofMinutes(1));
    until(elasticity, "2026-11-30T18:05:00Z");
    assertThat(supply.live("cloud")).isEqualTo(4);
    assertThat(reasons(elasticity))
        .contains(
            "DRAIN cloud-0000: the schedule 'nights' allows 1 node of pool cloud until 2026-12-01"
                + " 08:00 Europe/Madrid",
            "HOLD : default/late cannot be served yet: the schedule 'nights' allows 1 node of pool"
                + " cloud until 2026-12-01 08:00 Europe/Madrid");
    until(elasticity, "2026-11-30T19:00:00Z");
    assertThat(cluster.lost()).isZero();
    assertThat(cluster.done()).isEqualTo(5);
    assertThat(supply.live("cloud")).isLessThanOrEqualTo(1);
  }

  @Test
  void whatIsBeingEmptiedIsTakenBackWhenTheWindowEnds() {
    Elasticity elasticity = restarted();
    elasticity
        .rules()
        .write(
            ID,
            "schedule: [{name: short, from: '07:00', until: '07:10', pools: {cloud: {max: 0}}}]",
            ADA,
            0);
    submit("long", Duration.ofHours(2));
    until(elasticity, "2026-11-30T07:05:00Z");
    submit("next", Duration.ofMinutes(1));
    steps(elasticity, 3);
    assertThat(reasons(elasticity)).first().asString().contains("'short' allows 0 nodes");
    until(elasticity, "2026-11-30T07:15:00Z");
    assertThat(reasons(elasticity))
        .contains("UNCORDON cloud-0000: pool cloud may have it again")
        .noneMatch(one -> one.contains("can never run"));
    assertThat(cluster.lost()).isZero();
    assertThat(cluster.done()).isEqualTo(1);
  }

  @Test
  void rulesOutliveARestartAndChangesWakeTheLoop() {
    restarted().rules().write(ID, "pools: {cloud: {min: 1}}", ADA, 0);
    assertThat(woken).isEqualTo(1);
    Elasticity elasticity = restarted();
    steps(elasticity, 1);
    assertThat(supply.live("cloud")).isEqualTo(1);
    elasticity.rules().write(ID, "pools: {cloud: {min: 3}}", ADA, 1);
    elasticity.loop().tick();
    assertThat(supply.live("cloud")).isEqualTo(3);
    elasticity.rules().remove(ID, 2);
    assertThat(woken).isEqualTo(3);
    steps(elasticity, 3 * MINUTE);
    assertThat(supply.live("cloud")).isZero();
    refused(ErrorCode.STALE_WRITE, () -> elasticity.rules().write(ID, "policy: lean", ADA, 2));
    refused(
        ErrorCode.INVALID_REQUEST,
        () -> elasticity.rules().write(ID, "pools: {cloud: {max: 6}}", ADA, 0));
    refused(ErrorCode.CLUSTER_NOT_FOUND, () -> elasticity.rules().of(new ClusterId("none-000000")));
  }

  @Test
  void theCeilingHoldsForTheLoopAndByHandAndWhatIsThereStays() {
    Elasticity elasticity = restarted();
    elasticity.rules().write(ID, "spend: {per-hour: 0.25}", ADA, 0);
    for (int i = 0; i < 4; i++) {
      submit("job-" + i, Duration.ofMinutes(30));
    }
    steps(elasticity, MINUTE);
    assertThat(supply.live("cloud")).isEqualTo(2);
    assertThat(reasons(elasticity))
        .anyMatch(
            one ->
                one.contains("default/job-3 cannot be served yet")
                    && one.contains("above the ceiling of 0.25 EUR/h"));
    refused(ErrorCode.POOL_BOUND, () -> elasticity.nodesByHand().powerOn(ID, "cloud", 1, ADA));
    elasticity.rules().write(ID, "spend: {per-hour: 0.10}", ADA, 1);
    steps(elasticity, MINUTE);
    assertThat(supply.live("cloud")).isEqualTo(2);
  }

  @Test
  void anIdleNodeIsKeptForItsLeastLifeAndTheReasonIsTold() {
    Elasticity elasticity = restarted();
    elasticity.rules().write(ID, "node-life: {least: 10m, paid: 30m}", ADA, 0);
    submit("short", Duration.ofSeconds(30));
    until(elasticity, "2026-11-30T07:15:00Z");
    assertThat(supply.live("cloud")).isEqualTo(1);
    assertThat(reasons(elasticity))
        .first()
        .isEqualTo("HOLD : cloud-0000 is idle, and node-life keeps it until 2026-11-30T07:17:10Z");
    until(elasticity, "2026-11-30T07:18:30Z");
    assertThat(supply.live("cloud")).isZero();
  }

  @Test
  void aPersonsHandBindsTheRulesToo() {
    Elasticity elasticity = restarted();
    elasticity.nodesByHand().powerOn(ID, "cloud", 2, ADA);
    steps(elasticity, 4);
    elasticity.nodesByHand().disable(ID, "cloud-0000", ADA);
    elasticity.rules().write(ID, "pools: {cloud: {max: 0}}", ADA, 0);
    steps(elasticity, 3 * MINUTE);
    assertThat(supply.supplied(ID)).extracting(one -> one.name()).containsExactly("cloud-0000");
    refused(ErrorCode.POOL_BOUND, () -> elasticity.nodesByHand().powerOn(ID, "cloud", 1, ADA));
  }

  @Test
  void aPlanTellsWhatOtherRulesWouldMeanAndChangesNothing() {
    Elasticity elasticity = restarted();
    elasticity.nodesByHand().powerOn(ID, "cloud", 3, ADA);
    steps(elasticity, 3);
    RulesChange change =
        elasticity
            .rules()
            .plan(ID, "policy: lean\npools: {cloud: {max: 1}}\nspend: {per-hour: 0.20}");
    assertThat(change.goes())
        .containsExactly(
            "It is scaled by the server's policy, packing.",
            "Pool cloud has 0 to 5 nodes, as its template says.");
    assertThat(change.comes())
        .containsExactly(
            "It is scaled by the policy lean.",
            "Pool cloud has 0 to 1 nodes (its template allows 0 to 5).",
            "No node is ordered that would let nodes cost more than 0.20 EUR/h.");
    assertThat(change.atOnce())
        .containsExactly(
            "Nodes of pool cloud get no more work and go when theirs has ended: 2 of 3.",
            "The nodes there are cost 0.30 EUR/h: they stay, and no more is ordered.");
    assertThat(elasticity.rules().of(ID).stored()).isEmpty();
  }

  @Test
  void rulesThatCannotBeReadAnyMoreLetNothingBeDone() {
    Elasticity elasticity = restarted();
    submit("job", Duration.ofMinutes(1));
    new JdbcRuleLedger(levante).write(new StoredRules(ID, "of: another version", "ada", EARLY, 1));
    steps(elasticity, MINUTE);
    assertThat(supply.supplied(ID)).isEmpty();
    assertThat(reasons(elasticity))
        .first()
        .asString()
        .contains("rules of the cluster cannot be read");
    assertThat(elasticity.rules().of(ID).trouble()).isPresent();
    elasticity.rules().keepOnly(() -> Set.of(ID));
    assertThat(elasticity.rules().of(ID).stored()).isPresent();
    elasticity.rules().keepOnly(Set::of);
    steps(elasticity, 1);
    assertThat(supply.live("cloud")).isEqualTo(1);
  }
}
