package levante.elasticity.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.BurstyDay;
import levante.elasticity.simulate.NodeSpec;
import levante.elasticity.simulate.RunReport;
import levante.elasticity.simulate.SchedulerRules;
import levante.elasticity.simulate.Simulation;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.WhatIf;
import levante.elasticity.trace.TraceReader;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

/** A day in virtual time is recorded by the loop, and what was recorded is replayed. */
class RecordedDaySimulationTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final ClusterId CLUSTER = new ClusterId("cloud-7f3a2b");
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final NodeSpec NODE =
      NodeSpec.of(Quantity.of(4), Quantity.ofMebibytes(16_384), 50, new BigDecimal("0.10"));
  private static final SupplyConditions CLOUD =
      new SupplyConditions(Duration.ofMinutes(2), Duration.ofSeconds(10), 0, 1);
  private static final WhatIf WORLD = new WhatIf(NODE, CLOUD, SchedulerRules.DEFAULTS);

  private final CountingWork ledger = new CountingWork();

  private void live(List<VirtualJob> jobs, UnaryOperator<ScalingPorts> faults) {
    NodePool pool =
        new NodePool(
            "cloud",
            levante.elasticity.Seen.FOUR_CPUS,
            0,
            50,
            new BigDecimal("0.10"),
            NodePool.Tier.CLOUD,
            "west",
            0);
    Simulation simulation =
        new Simulation(
            new ElasticCluster(
                CLUSTER,
                new OwnerId("alice"),
                List.of(pool),
                ScalingSettings.DEFAULTS.withScanPeriod(LOOK).withMaxBootingNodes(50)),
            CLOUD,
            jobs,
            MONDAY,
            new Simulation.Setup(
                Policies.of(PolicySettings.DEFAULT), SchedulerRules.DEFAULTS, faults, ledger));
    while (simulation.unfinished() > 0) {
      simulation.next();
    }
    simulation.step(LOOK);
  }

  private List<VirtualJob> recorded(Duration length) throws IOException {
    StringBuilder text = new StringBuilder();
    WorkTrace.Told told =
        WorkTrace.write(
            ledger, CLUSTER, WorkTrace.Period.last(length, MONDAY.plus(length)), 100_000, text);
    assertThat(told.neverRan()).isZero();
    assertThat(told.running()).isZero();
    return new TraceReader("recorded", 4)
        .read(new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8)))
        .jobs();
  }

  @Test
  void whatIsRecordedOfADayIsReplayedWithTheSameWaits() throws IOException {
    List<VirtualJob> day = BurstyDay.of(47, 600);
    live(day, UnaryOperator.identity());
    List<VirtualJob> replayed = recorded(Duration.ofDays(2));
    assertThat(replayed).hasSameSizeAs(day);
    RunReport was = WORLD.run(day, Policies.of(PolicySettings.DEFAULT));
    RunReport is = WORLD.run(replayed, Policies.of(PolicySettings.DEFAULT));
    double look = LOOK.toSeconds();
    assertThat(is.jobs()).isEqualTo(was.jobs());
    assertThat(is.meanWaitSeconds())
        .isBetween(was.meanWaitSeconds() - look, was.meanWaitSeconds() + look);
    assertThat(is.work().toSeconds() / (double) was.work().toSeconds()).isBetween(0.99, 1.01);
    assertThat(is.nodeHours() / was.nodeHours()).isBetween(0.97, 1.03);
  }

  @Test
  void looksThatSawNotEverythingRecordNothing() throws IOException {
    List<VirtualJob> day = BurstyDay.of(72, 200);
    AtomicInteger looks = new AtomicInteger();
    live(
        day,
        ports ->
            new ScalingPorts(
                ports.clusters(),
                id ->
                    looks.incrementAndGet() % 4 == 0
                        ? new Observation.Incomplete<ClusterView>(
                            ErrorCode.CLUSTER_UNREACHABLE, "no answer")
                        : ports.observer().observe(id),
                ports.supply(),
                ports.drainer()));
    List<VirtualJob> replayed = recorded(Duration.ofDays(2));
    assertThat(replayed).hasSameSizeAs(day);
    Duration was = day.stream().map(VirtualJob::duration).reduce(Duration.ZERO, Duration::plus);
    Duration is = replayed.stream().map(VirtualJob::duration).reduce(Duration.ZERO, Duration::plus);
    assertThat(is.toSeconds() / (double) was.toSeconds()).isBetween(0.97, 1.03);
  }
}
