package levante.elasticity.act;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.limit.Limits;
import levante.elasticity.policy.Policies;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualJournal;
import levante.elasticity.simulate.VirtualSupply;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriorityCutoffTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final SupplyConditions QUICK =
      new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1);
  private static final int LOW = -20;

  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private final VirtualSupply supply = new VirtualSupply(List.of(CLOUD), QUICK, cluster, clock);
  private final VirtualJournal journal = new VirtualJournal();

  private ScalingLoop loop(String policy, Limits limits) {
    ElasticCluster elastic =
        new ElasticCluster(
            ID,
            new OwnerId("ada"),
            List.of(CLOUD),
            ScalingSettings.DEFAULTS.withIdleTime(Duration.ofSeconds(60)).withLimits(limits));
    return new ScalingLoop(
        new ScalingPorts(() -> List.of(elastic), cluster, supply, cluster),
        new ScalingMemory(journal, journal),
        Policies.of(PolicySettings.called(policy).orElseThrow()),
        clock);
  }

  private void submit(String name, int seconds, int priority) {
    cluster.submit(
        new VirtualJob(
            name,
            Duration.ZERO,
            Duration.ofSeconds(seconds),
            PodSpec.ofJob(
                Resources.of(Quantity.of(1), Quantity.parse("1Gi")), priority, Optional.empty()),
            0));
  }

  private void steps(ScalingLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(10));
      supply.advance();
      cluster.advance();
      loop.tick();
    }
  }

  private boolean runs(String name) {
    return cluster.observe(ID).match(seen -> seen.seen().pods(), unseen -> List.<Pod>of()).stream()
        .anyMatch(pod -> pod.name().equals(name) && pod.occupies());
  }

  @ParameterizedTest
  @ValueSource(strings = {"packing", "default", "thrifty", "clues"})
  void itBringsNoNodeRunsWhereThereIsRoomAndKeepsNone(String policy) {
    ScalingLoop loop = loop(policy, Limits.NONE);
    submit("filler", 100_000, LOW);
    steps(loop, 30);
    assertThat(supply.supplied(ID)).as("it brings none").isEmpty();
    submit("job", 300, 0);
    steps(loop, 20);
    assertThat(runs("filler")).as("it runs beside the job").isTrue();
    steps(loop, 300);
    assertThat(supply.supplied(ID)).as("it keeps none").isEmpty();
    assertThat(cluster.unfinished()).as("it waits for room again").isEqualTo(1);
  }

  @Test
  void theReasonNamesIt() {
    ScalingLoop loop = loop("packing", Limits.NONE);
    submit("filler", 100, LOW);
    steps(loop, 2);
    assertThat(journal.recent(ID, 1).get(0).decision().reason())
        .contains("filler waits for room and for no node, as below the priority of -10");
  }

  @Test
  void theOwnerSaysWhereItIs() {
    ScalingLoop loop = loop("packing", Limits.NONE.withLeastPriority(LOW));
    submit("filler", 100_000, LOW);
    steps(loop, 30);
    assertThat(runs("filler")).isTrue();
    assertThat(supply.live("cloud")).isEqualTo(1);
  }
}
