package levante.elasticity.simulate;

import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.edge;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.NodeCounts;
import levante.elasticity.journal.Outcome;
import levante.kernel.Backoff;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hours of random jobs, boot failures and outages; the invariants are looked at after each step.
 */
class RandomDaySimulationTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int MOST_STEPS = 4_000;
  private static final List<NodePool> POOLS =
      List.of(
          edge(pool("edge", shape("2", "4Gi", 110), 0, 2, "0")),
          pool("small", shape("4", "16Gi", 8), 1, 4, "0.10"),
          pool("large", shape("16", "64Gi", 110), 0, 3, "0.50"));
  private static final ElasticCluster ELASTIC =
      new ElasticCluster(
          ID,
          new OwnerId("ada"),
          POOLS,
          ScalingSettings.DEFAULTS
              .withIdleTime(Duration.ofMinutes(5))
              .withBackoff(new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(2))));

  private static List<VirtualJob> jobs(Random random) {
    List<VirtualJob> jobs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      jobs.add(
          new VirtualJob(
              "job-%03d".formatted(i),
              Duration.ofSeconds(random.nextInt(3 * 3600)),
              Duration.ofSeconds(10 + random.nextInt(900)),
              Resources.of(
                  Quantity.ofMillis(250L * (1 + random.nextInt(20))),
                  Quantity.ofMebibytes(256L * (1 + random.nextInt(16))))));
    }
    return jobs;
  }

  /** One call in twenty to see or to move something fails. */
  private static ScalingPorts flapping(ScalingPorts real, Random random) {
    return new ScalingPorts(
        real.clusters(),
        id ->
            random.nextInt(20) == 0
                ? new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "flap")
                : real.observer().observe(id),
        new FlappingSupply(real.supply(), random),
        real.drainer());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void everyJobRunsAndNoInvariantBreaks(long seed) {
    Random random = new Random(seed);
    SupplyConditions conditions =
        new SupplyConditions(
            Duration.ofSeconds(30 + random.nextInt(120)), Duration.ofSeconds(20), 0.2, seed);
    Simulation simulation =
        new Simulation(
            ELASTIC,
            conditions,
            jobs(random),
            NOON,
            Simulation.Setup.PACKING.withFaults(ports -> flapping(ports, random)));
    int steps = 0;
    while (!isSettled(simulation) && steps++ < MOST_STEPS) {
      simulation.step(STEP);
      check(simulation);
    }
    assertThat(simulation.unfinished()).as("jobs never served").isZero();
    assertThat(simulation.cluster().done()).isEqualTo(60);
    assertThat(simulation.supply().supplied(ID)).as("only the minimum is left").hasSize(1);
    checkTheBooks(simulation);
  }

  private static boolean isSettled(Simulation simulation) {
    return simulation.unfinished() == 0
        && simulation.supply().supplied(ID).size() == 1
        && simulation.journal().open(ID).isEmpty();
  }

  private static void check(Simulation simulation) {
    assertThat(simulation.cluster().lost()).as("pods that lost their node").isZero();
    for (NodePool pool : POOLS) {
      assertThat(simulation.supply().live(pool.name()))
          .as("nodes of %s", pool.name())
          .isLessThanOrEqualTo(pool.max());
    }
  }

  /** Every machine came of exactly one decision, and each release followed a drain or a failure. */
  private static void checkTheBooks(Simulation simulation) {
    List<JournalEntry> entries = simulation.journal().recent(ID, Integer.MAX_VALUE);
    Set<String> brought = new HashSet<>();
    for (JournalEntry entry : entries) {
      if (entry.decision().kind() == Kind.SCALE_UP) {
        entry.nodes().forEach(node -> assertThat(brought.add(node)).as(node).isTrue());
      }
    }
    assertThat(brought).hasSize(simulation.supply().ordered());
    NodeCounts counts = simulation.journal().counts(ID);
    assertThat(counts.added() - counts.removed()).isEqualTo(1);
    assertThat(entries).noneMatch(entry -> entry.outcome().isEmpty());
    entries.stream()
        .filter(entry -> entry.decision().kind() == Kind.RELEASE)
        .filter(entry -> entry.decision().reason().contains("cordoned"))
        .forEach(
            release ->
                assertThat(entries)
                    .anyMatch(
                        drain ->
                            drain.decision().kind() == Kind.DRAIN
                                && drain.id() < release.id()
                                && drain.decision().target().equals(release.decision().target())
                                && drain.outcome().map(Outcome::result).orElseThrow()
                                    == Outcome.Result.DONE));
  }

  private record FlappingSupply(NodeSupply real, Random random) implements NodeSupply {
    private void flap() {
      if (random.nextInt(20) == 0) {
        throw new LevanteException(ErrorCode.CLOUD_UNREACHABLE, "flap");
      }
    }

    @Override
    public List<SuppliedNode> supplied(ClusterId id) {
      flap();
      return real.supplied(id);
    }

    @Override
    public void request(ClusterId id, String pool, int totalNodes) {
      flap();
      if (random.nextInt(20) == 0) {
        throw new LevanteException(ErrorCode.OUT_OF_CAPACITY, "none left");
      }
      real.request(id, pool, totalNodes);
    }

    @Override
    public void release(ClusterId id, String node) {
      flap();
      real.release(id, node);
    }
  }
}
