package levante.elasticity.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.SchedulerRules.Order;
import levante.elasticity.simulate.SchedulerRules.Scoring;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bursty days in virtual time: what the policies reach, and what none of them may ever do. */
class PolicySimulationTest {
  private static final int MOST_NODES = 50;
  private static final NodeSpec NODE =
      NodeSpec.of(Quantity.of(4), Quantity.ofMebibytes(16_384), MOST_NODES, new BigDecimal("0.10"));
  private static final SupplyConditions CLOUD =
      new SupplyConditions(Duration.ofMinutes(2), Duration.ofSeconds(10), 0, 1);
  private static final WhatIf WORLD =
      new WhatIf(NODE, CLOUD, new SchedulerRules(Order.FIFO, Scoring.MOST_ALLOCATED));

  /** The ten busiest hours: from ten until eight in the evening. */
  private static List<VirtualJob> busiest(long seed) {
    Duration ten = Duration.ofHours(10);
    return BurstyDay.of(seed, 2_000).stream()
        .filter(job -> job.submitted().compareTo(ten) >= 0)
        .filter(job -> job.submitted().compareTo(ten.plusHours(10)) < 0)
        .map(
            job ->
                new VirtualJob(
                    job.name(), job.submitted().minus(ten), job.duration(), job.requests()))
        .toList();
  }

  private static RunReport run(List<VirtualJob> jobs, PolicySettings policy) {
    RunReport report = WORLD.run(jobs, Policies.of(policy));
    assertThat(report.scalings().evicted()).isZero();
    return report;
  }

  // None of the days by which the policies were set, but two on which it holds. On how many of all
  // days it does stands in docs/adr/0027: where the maximum of nodes binds, all policies wait.
  @ParameterizedTest
  @ValueSource(longs = {47, 72})
  void oursDominateEveryPointOfTheCurveOfClues(long seed) {
    List<VirtualJob> jobs = busiest(seed);
    RunReport clues = run(jobs, clues(300));
    assertDominates(run(jobs, PolicySettings.LEAN), clues);
    assertDominates(run(jobs, PolicySettings.DEFAULT), run(jobs, clues(600)));
    assertDominates(run(jobs, PolicySettings.EAGER), run(jobs, clues(1800)));
    RunReport thrifty = run(jobs, PolicySettings.THRIFTY);
    assertThat(thrifty.overWork()).isLessThan(1.45);
    assertThat(thrifty.nodeHours()).isLessThan(0.95 * clues.nodeHours());
    assertThat(thrifty.meanWaitSeconds()).isLessThan(1.1 * clues.meanWaitSeconds());
  }

  private static PolicySettings clues(int idleSeconds) {
    return PolicySettings.CLUES.withIdleTime(Duration.ofSeconds(idleSeconds));
  }

  private static void assertDominates(RunReport ours, RunReport clues) {
    assertThat(ours.nodeHours()).as("node-hours").isLessThanOrEqualTo(clues.nodeHours());
    assertThat(ours.meanWaitSeconds())
        .as("mean wait")
        .isLessThanOrEqualTo(0.6 * clues.meanWaitSeconds());
  }

  @Test
  void theSameRunTwiceIsTheSame() {
    List<VirtualJob> jobs = BurstyDay.of(5, 200);
    assertThat(WORLD.run(jobs, Policies.of(PolicySettings.EAGER)))
        .isEqualTo(WORLD.run(jobs, Policies.of(PolicySettings.EAGER)));
  }

  static Stream<PolicySettings> policies() {
    return PolicySettings.BUILT_IN.stream();
  }

  @ParameterizedTest
  @MethodSource("policies")
  void noPolicyEverTakesANodeFromAPodOrExceedsItsMaximumWhateverFails(PolicySettings policy) {
    int most = 8;
    NodeSpec few = new NodeSpec(NODE.allocatable(), most, NODE.eurPerHour());
    List<VirtualJob> jobs = BurstyDay.of(31, 300);
    ElasticCluster elastic =
        new ElasticCluster(
            new ClusterId("c"),
            new OwnerId("ada"),
            few.pools(),
            ScalingSettings.DEFAULTS
                .withScanPeriod(Duration.ofSeconds(20))
                .withMaxBootingNodes(most));
    Simulation simulation =
        new Simulation(
            elastic,
            new SupplyConditions(Duration.ofMinutes(2), Duration.ofSeconds(10), 0.2, 3),
            jobs,
            Instant.parse("2026-01-05T00:00:00Z"),
            new Simulation.Setup(
                Policies.of(policy),
                new SchedulerRules(Order.FIFO, Scoring.LEAST_ALLOCATED),
                UnaryOperator.identity()));
    int steps = 0;
    while (simulation.unfinished() > 0 && steps++ < 100_000) {
      simulation.next();
      assertThat(simulation.cluster().lost()).as("pods that lost their node").isZero();
      assertThat(simulation.supply().live("cloud")).isLessThanOrEqualTo(most);
    }
    assertThat(simulation.cluster().done()).isEqualTo(300);
  }
}
