package levante.elasticity.act;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;
import levante.elasticity.RefusingDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.NodeCounts;
import levante.elasticity.journal.Outcome;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualJournal;
import levante.elasticity.simulate.VirtualSupply;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class ScalingLoopTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final ElasticCluster ELASTIC =
      new ElasticCluster(
          ID,
          new OwnerId("ada"),
          List.of(CLOUD),
          ScalingSettings.DEFAULTS.withIdleTime(Duration.ofSeconds(60)));
  private static final SupplyConditions QUICK =
      new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1);

  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private final VirtualSupply supply = new VirtualSupply(List.of(CLOUD), QUICK, cluster, clock);
  private final VirtualJournal journal = new VirtualJournal();

  private ScalingLoop loop(ScalingPorts ports) {
    return new ScalingLoop(ports, new ScalingMemory(journal, journal), PackingPolicy::new, clock);
  }

  private ScalingPorts ports() {
    return new ScalingPorts(() -> List.of(ELASTIC), cluster, supply, cluster);
  }

  private void submit(String name, int seconds) {
    cluster.submit(
        new VirtualJob(
            name,
            Duration.ZERO,
            Duration.ofSeconds(seconds),
            Resources.of(Quantity.of(2), Quantity.parse("1Gi"))));
  }

  private void steps(ScalingLoop loop, int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(Duration.ofSeconds(10));
      supply.advance();
      cluster.advance();
      loop.tick();
    }
  }

  private List<Kind> decidedKinds() {
    List<Kind> kinds = new ArrayList<>();
    for (JournalEntry entry : journal.recent(ID, 100)) {
      kinds.add(0, entry.decision().kind());
    }
    kinds.removeIf(Kind.HOLD::equals);
    return kinds;
  }

  @Test
  void podsWaitNodesComePodsRunNodesGo() {
    ScalingLoop loop = loop(ports());
    IntStream.range(0, 4).forEach(i -> submit("job-" + i, 30));
    steps(loop, 20);
    assertThat(decidedKinds())
        .containsExactly(Kind.SCALE_UP, Kind.DRAIN, Kind.DRAIN, Kind.RELEASE, Kind.RELEASE);
    assertThat(journal.counts(ID)).isEqualTo(new NodeCounts(2, 2));
    assertThat(journal.open(ID)).isEmpty();
    assertThat(supply.supplied(ID)).isEmpty();
    assertThat(journal.recent(ID, 100))
        .flatExtracting(e -> e.outcome().map(Outcome::text).stream().toList())
        .contains(
            "node cloud-0000 Ready after 20.0 s, node cloud-0001 Ready after 20.0 s, 4 pods"
                + " served");
  }

  private ScalingLoop givingBack(ScalingPorts ports) {
    return new ScalingLoop(
        ports,
        new ScalingMemory(journal, journal),
        settings -> new PackingPolicy(settings, PackingPolicy.Boots.GIVEN_BACK),
        clock);
  }

  @Test
  void aMachineNothingWaitsForAnyMoreIsGivenBackWhileItBootsAndThePoolMayGrowAtOnce() {
    submit("first", 15);
    steps(givingBack(ports()), 1);
    cluster.join("helper", CLOUD);
    steps(givingBack(ports()), 2);
    assertThat(supply.supplied(ID)).isEmpty();
    assertThat(journal.setbacks(ID)).isEmpty();
    assertThat(journal.open(ID)).isEmpty();
    assertThat(journal.recent(ID, 100))
        .flatExtracting(e -> e.outcome().map(Outcome::result).stream().toList())
        .contains(Outcome.Result.WITHDRAWN)
        .doesNotContain(Outcome.Result.FAILED);
  }

  @Test
  void whatBecameANodeInTheMeantimeIsNotTakenFromItsPods() {
    submit("first", 15);
    ScalingLoop loop = givingBack(ports());
    steps(loop, 1);
    cluster.join("helper", CLOUD);
    clock.advance(Duration.ofSeconds(10));
    cluster.advance();
    // It is decided on what was seen, and carried out on what is there.
    Observation<ClusterView> before = cluster.observe(ID);
    ClusterObserver late = new OnceBefore(before, cluster);
    supply.advance();
    cluster.join("cloud-0000", CLOUD);
    givingBack(new ScalingPorts(() -> List.of(ELASTIC), late, supply, cluster)).tick();
    assertThat(supply.live("cloud")).isEqualTo(1);
    assertThat(cluster.lost()).isZero();
    assertThat(journal.recent(ID, 100))
        .flatExtracting(e -> e.outcome().map(Outcome::text).stream().toList())
        .contains("it became a node before it was given back");
  }

  /** Shows what was there before, the first time it is asked. */
  private static final class OnceBefore implements ClusterObserver {
    private final Deque<Observation<ClusterView>> before;
    private final ClusterObserver after;

    OnceBefore(Observation<ClusterView> before, ClusterObserver after) {
      this.before = new ArrayDeque<>(List.of(before));
      this.after = after;
    }

    @Override
    public Observation<ClusterView> observe(ClusterId id) {
      return before.isEmpty() ? after.observe(id) : before.pop();
    }
  }

  @Test
  void anOutageOfTheClusterOrTheSupplyReleasesAndOrdersNothing() {
    steps(loop(ports()), 1);
    submit("job", 600);
    steps(loop(ports()), 4);
    assertThat(supply.live("cloud")).isEqualTo(1);
    ScalingPorts blind =
        new ScalingPorts(
            () -> List.of(ELASTIC),
            id -> new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "down"),
            supply,
            cluster);
    ScalingPorts cloudless =
        new ScalingPorts(() -> List.of(ELASTIC), cluster, new Unreachable(), cluster);
    List<Kind> before = decidedKinds();
    steps(loop(blind), 30);
    steps(loop(cloudless), 10);
    assertThat(decidedKinds()).isEqualTo(before);
    assertThat(supply.live("cloud")).isEqualTo(1);
    assertThat(cluster.lost()).isZero();
  }

  @Test
  void timeInWhichNobodyLookedIsNoEvidenceOfIdleness() {
    submit("job", 1);
    steps(loop(ports()), 5);
    assertThat(supply.live("cloud")).isEqualTo(1);
    clock.advance(Duration.ofHours(2));
    steps(loop(ports()), 1);
    assertThat(decidedKinds()).containsExactly(Kind.SCALE_UP);
    steps(loop(ports()), 6);
    assertThat(decidedKinds()).contains(Kind.DRAIN);
  }

  @Test
  void aRefusedDrainReleasesNothingAndTheNodeWorksOn() {
    ScalingPorts stubborn =
        new ScalingPorts(() -> List.of(ELASTIC), cluster, supply, new RefusingDrainer(cluster));
    submit("job", 1);
    steps(loop(stubborn), 13);
    assertThat(decidedKinds()).contains(Kind.DRAIN, Kind.RELEASE);
    assertThat(supply.live("cloud")).isEqualTo(1);
    assertThat(journal.recent(ID, 100))
        .flatExtracting(e -> e.outcome().map(Outcome::text).stream().toList())
        .contains("the drain was refused, nothing was released: a budget forbids it");
    submit("late", 1);
    steps(loop(stubborn), 2);
    assertThat(cluster.unfinished()).as("the node takes pods again").isZero();
    steps(loop(ports()), 30);
    assertThat(supply.supplied(ID)).isEmpty();
  }

  @Test
  void oneClustersTroubleNeverStopsAnothers() {
    ElasticCluster broken =
        new ElasticCluster(
            new ClusterId("a-broken"), ELASTIC.owner(), ELASTIC.pools(), ELASTIC.settings());
    ScalingPorts ports =
        new ScalingPorts(
            () -> List.of(broken, ELASTIC),
            id -> {
              if (id.equals(broken.id())) {
                throw new IllegalStateException("a bug in an adapter");
              }
              return cluster.observe(id);
            },
            supply,
            cluster);
    submit("job", 10);
    steps(loop(ports), 1);
    assertThat(supply.live("cloud")).isEqualTo(1);
  }

  @Test
  void aPoolWithoutQuotaFailsTheDecisionAndIsAskedAgainLater() {
    NodeSupply full =
        new Decorated(supply) {
          @Override
          public void request(ClusterId id, String pool, int totalNodes) {
            throw new LevanteException(ErrorCode.QUOTA_EXCEEDED, "4 cores asked, 0 left");
          }
        };
    submit("job", 10);
    steps(loop(new ScalingPorts(() -> List.of(ELASTIC), cluster, full, cluster)), 1);
    assertThat(journal.open(ID)).isEmpty();
    assertThat(journal.recent(ID, 1).get(0).outcome().map(Outcome::text))
        .contains("4 cores asked, 0 left (QUOTA_EXCEEDED)");
    steps(loop(ports()), 2);
    assertThat(supply.live("cloud")).isEqualTo(1);
  }

  @Test
  void decisionsOfAClusterThatIsBeingRemovedAreWithdrawn() {
    submit("job", 10);
    steps(loop(ports()), 1);
    assertThat(journal.open(ID)).hasSize(1);
    steps(loop(new ScalingPorts(List::of, cluster, supply, cluster)), 1);
    assertThat(journal.open(ID)).isEmpty();
  }

  private static class Decorated implements NodeSupply {
    private final NodeSupply real;

    Decorated(NodeSupply real) {
      this.real = real;
    }

    @Override
    public List<SuppliedNode> supplied(ClusterId id) {
      return real.supplied(id);
    }

    @Override
    public void request(ClusterId id, String pool, int totalNodes) {
      real.request(id, pool, totalNodes);
    }

    @Override
    public void release(ClusterId id, String node) {
      real.release(id, node);
    }
  }

  private static final class Unreachable implements NodeSupply {
    @Override
    public List<SuppliedNode> supplied(ClusterId id) {
      throw new LevanteException(ErrorCode.CLOUD_UNREACHABLE, "timeout");
    }

    @Override
    public void request(ClusterId id, String pool, int totalNodes) {
      throw new AssertionError("nothing may be ordered blindly");
    }

    @Override
    public void release(ClusterId id, String node) {
      throw new AssertionError("nothing may be released blindly");
    }
  }
}
