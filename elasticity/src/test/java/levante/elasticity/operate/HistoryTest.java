package levante.elasticity.operate;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.Elasticity;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.Outcome;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualSupply;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 3, "0.10");
  private static final Duration STEP = Duration.ofSeconds(10);

  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private final VirtualSupply supply =
      new VirtualSupply(
          List.of(CLOUD),
          new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1),
          cluster,
          clock);
  private final Heard heard = new Heard();
  private ClusterObserver observer = cluster;
  private Elasticity elasticity;

  private static final class Heard implements ScalingListener {
    private final List<Duration> waited = new ArrayList<>();
    private final List<Duration> ready = new ArrayList<>();
    private final List<Kind> closed = new ArrayList<>();
    private final List<NodeState> states = new ArrayList<>();
    private final List<ClusterId> left = new ArrayList<>();

    @Override
    public void decided(ClusterId id, ScalingDecision decision, List<Duration> waits) {
      waited.addAll(waits);
    }

    @Override
    public void closed(ClusterId id, OpenDecision decision, Outcome outcome) {
      closed.add(decision.decision().kind());
    }

    @Override
    public void ready(ClusterId id, Duration sinceDecided) {
      ready.add(sinceDecided);
    }

    @Override
    public void changed(ClusterId id, List<StateChange> changes) {
      changes.forEach(change -> states.add(change.spell().state()));
    }

    @Override
    public void left(ClusterId id) {
      left.add(id);
    }
  }

  @BeforeEach
  void aJobComesAndGoes() {
    ElasticCluster elastic =
        new ElasticCluster(
            ID,
            new OwnerId("ada"),
            List.of(CLOUD),
            ScalingSettings.DEFAULTS.withIdleTime(Duration.ofSeconds(60)));
    elasticity =
        Elasticity.assemble(
            TestDatabase.fresh(),
            new ScalingPorts(
                () ->
                    clock.instant().isBefore(NOON.plusSeconds(9000)) ? List.of(elastic) : List.of(),
                id -> observer.observe(id),
                supply,
                cluster),
            new Elasticity.Setup(
                PolicySettings.PACKING,
                Crew.ONE,
                () -> {},
                ScalingListener.all(List.of(ScalingListener.NONE, heard))),
            clock);
    cluster.submit(
        new VirtualJob(
            "job",
            Duration.ZERO,
            Duration.ofSeconds(30),
            Resources.of(Quantity.of(4), Quantity.parse("1Gi"))));
    steps(20);
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(STEP);
      supply.advance();
      cluster.advance();
      elasticity.loop().tick();
    }
  }

  private List<NodeState> statesSince(Instant from) {
    return elasticity.showNodes().changes(ID, from, clock.instant()).stream()
        .map(change -> change.spell().state())
        .toList();
  }

  @Test
  void aNodesLifeIsThereStateByState() {
    assertThat(statesSince(NOON))
        .containsExactly(
            NodeState.POW_ON, NodeState.USED, NodeState.IDLE, NodeState.POW_OFF, NodeState.OFF);
    assertThat(heard.states).isEqualTo(statesSince(NOON));
    StateChange idle = elasticity.showNodes().changes(ID, NOON, clock.instant()).get(2);
    assertThat(idle.was()).contains(NodeState.USED);
    assertThat(idle.spell().node()).isEqualTo("cloud-0000");
    assertThat(idle.spell().pool()).contains("cloud");
  }

  @Test
  void theCountsChangeWithThem() {
    List<Census> counts = elasticity.showNodes().counts(ID, NOON, clock.instant());
    assertThat(counts).extracting(one -> one.waiting().orElseThrow()).startsWith(1, 1, 0);
    assertThat(counts)
        .extracting(one -> one.nodes().get(NodeState.OFF))
        .as("of three that there may be")
        .startsWith(3, 2)
        .endsWith(3);
    assertThat(counts).hasSizeLessThan(10);
  }

  @Test
  void theGraphBeginsWithWhatWasBefore() {
    Instant idle = NOON.plusSeconds(75);
    Census first = elasticity.showNodes().counts(ID, idle, idle.plusSeconds(1)).get(0);
    assertThat(first.at()).isBefore(idle);
    assertThat(first.nodes()).containsEntry(NodeState.IDLE, 1);
  }

  @Test
  void whatCannotBeSeenIsUnknownInTheGraphAndNotZero() {
    observer = id -> new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "down");
    steps(1);
    List<Census> counts = elasticity.showNodes().counts(ID, NOON, clock.instant());
    assertThat(counts.get(counts.size() - 1).waiting()).isEmpty();
  }

  @Test
  void whatIsOlderThanAMonthIsForgotten() {
    Map<NodeState, Integer> one = Map.of(NodeState.IDLE, 1);
    clock.advance(Duration.ofSeconds(1000));
    Instant before = clock.instant();
    clock.advance(Duration.ofDays(31));
    assertThat(statesSince(NOON)).isNotEmpty();
    var ledger =
        new levante.elasticity.adapter.jdbc.JdbcStateLedger(
            TestDatabase.fresh(), Duration.ofDays(30));
    ledger.count(ID, new Census(NOON, Optional.of(7), one));
    ledger.count(ID, new Census(before, Optional.of(7), one));
    assertThat(ledger.counts(ID, NOON.minusSeconds(1), clock.instant())).hasSize(1);
    ledger.count(ID, new Census(clock.instant(), Optional.of(8), one));
    assertThat(ledger.counts(ID, NOON.minusSeconds(1), clock.instant()))
        .extracting(census -> census.waiting().orElseThrow())
        .containsExactly(8);
  }

  @Test
  void whoListensHearsHowLongItTook() {
    assertThat(heard.waited).containsExactly(STEP);
    assertThat(heard.ready).containsExactly(Duration.ofSeconds(20));
    assertThat(heard.closed).containsExactly(Kind.SCALE_UP, Kind.DRAIN, Kind.RELEASE);
    assertThat(heard.left).isEmpty();
    clock.advance(Duration.ofHours(3));
    steps(2);
    assertThat(heard.left).containsExactly(ID);
  }
}
