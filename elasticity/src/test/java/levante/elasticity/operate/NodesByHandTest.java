package levante.elasticity.operate;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.Elasticity;
import levante.elasticity.RefusingDrainer;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.Node;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.Outcome;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.manual.HandAct;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.simulate.SupplyConditions;
import levante.elasticity.simulate.VirtualClock;
import levante.elasticity.simulate.VirtualCluster;
import levante.elasticity.simulate.VirtualJob;
import levante.elasticity.simulate.VirtualSupply;
import levante.elasticity.state.NodeState;
import levante.kernel.Backoff;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class NodesByHandTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final OwnerId ADA = new OwnerId("ada");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 3, "0.10");
  private static final NodePool KEPT = pool("kept", FOUR_CPUS, 1, 3, "0.20");
  private static final String NODE = "cloud-0000";
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final int IDLE_STEPS = 6;

  private final DataSource levante = TestDatabase.fresh();
  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private VirtualSupply supply = supply(List.of(CLOUD), 0);
  private List<NodePool> pools = List.of(CLOUD);
  private NodeDrainer drainer = cluster;
  private int woken;

  private VirtualSupply supply(List<NodePool> of, double failureRate) {
    return new VirtualSupply(
        of,
        new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), failureRate, 1),
        cluster,
        clock);
  }

  /** As after each start of the server: nothing is kept but what the database holds. */
  private Elasticity restarted() {
    ElasticCluster elastic =
        new ElasticCluster(
            ID,
            ADA,
            pools,
            ScalingSettings.DEFAULTS
                .withIdleTime(STEP.multipliedBy(IDLE_STEPS))
                .withBackoff(new Backoff(Duration.ofHours(1), Duration.ofHours(2))));
    return Elasticity.assemble(
        levante,
        new ScalingPorts(() -> List.of(elastic), cluster, supply, drainer),
        setup(),
        clock);
  }

  private Elasticity.Setup setup() {
    return new Elasticity.Setup(
        PolicySettings.PACKING, Crew.ONE, () -> woken++, ScalingListener.NONE);
  }

  private void steps(Elasticity elasticity, int count) {
    for (int i = 0; i < count; i++) {
      clock.advance(STEP);
      supply.advance();
      cluster.advance();
      elasticity.loop().tick();
    }
  }

  private void submit(String name, int seconds) {
    cluster.submit(
        new VirtualJob(
            name,
            Duration.ZERO,
            Duration.ofSeconds(seconds),
            Resources.of(Quantity.of(4), Quantity.parse("1Gi"))));
  }

  private boolean isCordoned(String node) {
    return cluster
        .observe(ID)
        .match(seen -> seen.seen().node(node), unseen -> Optional.<Node>empty())
        .orElseThrow()
        .cordoned();
  }

  private static NodeState stateOf(Elasticity elasticity, String node) {
    return elasticity.showNodes().info(ID, node).status().spell().state();
  }

  private static List<Kind> acted(Elasticity elasticity) {
    return elasticity.journal().recent(ID, 100).stream()
        .map(entry -> entry.decision().kind())
        .filter(kind -> kind != Kind.HOLD)
        .toList();
  }

  private static void refused(ErrorCode code, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            LevanteException.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private Elasticity withOneIdleNode() {
    Elasticity elasticity = restarted();
    submit("first", 10);
    steps(elasticity, 5);
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.IDLE);
    return elasticity;
  }

  @Test
  void aDisabledNodeStaysAndGetsNoWorkEvenAfterARestart() {
    Elasticity before = withOneIdleNode();
    before.nodesByHand().disable(ID, NODE, ADA);
    Elasticity after = restarted();
    steps(after, 3 * IDLE_STEPS);
    assertThat(stateOf(after, NODE)).isEqualTo(NodeState.IDLE);
    assertThat(after.showNodes().info(ID, NODE).status().disabled().orElseThrow().by())
        .isEqualTo("ada");
    submit("second", 600);
    steps(after, 5);
    assertThat(stateOf(after, NODE)).isEqualTo(NodeState.IDLE);
    assertThat(stateOf(after, "cloud-0001")).isEqualTo(NodeState.USED);
  }

  @Test
  void aNodeThatIsEnabledIdlesFromThenOn() {
    Elasticity elasticity = withOneIdleNode();
    elasticity.nodesByHand().disable(ID, NODE, ADA);
    steps(elasticity, 3 * IDLE_STEPS);
    elasticity.nodesByHand().enable(ID, NODE, ADA);
    assertThat(isCordoned(NODE)).isFalse();
    steps(elasticity, IDLE_STEPS);
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.IDLE);
    steps(elasticity, 5);
    assertThat(supply.supplied(ID)).isEmpty();
  }

  @Test
  void aDisabledNodeThatSomethingElseUncordonedIsCordonedAgain() {
    Elasticity elasticity = withOneIdleNode();
    elasticity.nodesByHand().disable(ID, NODE, ADA);
    cluster.uncordon(ID, NODE);
    steps(elasticity, 1);
    assertThat(isCordoned(NODE)).isTrue();
  }

  @Test
  void aDrainThatHadBegunIsWithdrawnWhenItsNodeIsDisabled() {
    Elasticity elasticity = withOneIdleNode();
    steps(elasticity, IDLE_STEPS - 1);
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.POW_OFF);
    elasticity.nodesByHand().disable(ID, NODE, ADA);
    steps(elasticity, IDLE_STEPS);
    assertThat(supply.live("cloud")).isEqualTo(1);
    assertThat(elasticity.journal().recent(ID, 100))
        .extracting(entry -> entry.outcome().map(Outcome::text).orElse(""))
        .contains("ada disabled the node");
  }

  @Test
  void aNodeThatIsReleasedCannotBeDisabledAnyMore() {
    Elasticity elasticity = withOneIdleNode();
    steps(elasticity, IDLE_STEPS);
    assertThat(acted(elasticity)).contains(Kind.RELEASE);
    refused(ErrorCode.BEING_DELETED, () -> elasticity.nodesByHand().disable(ID, NODE, ADA));
  }

  @Test
  void nodesPoweredOnByHandComeWithoutWorkAndIdleAsAllOthers() {
    Elasticity elasticity = restarted();
    elasticity.nodesByHand().powerOn(ID, "cloud", 2, ADA);
    steps(elasticity, 1);
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.POW_ON);
    steps(elasticity, 3);
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.IDLE);
    assertThat(stateOf(elasticity, "cloud-0001")).isEqualTo(NodeState.IDLE);
    JournalEntry order = elasticity.journal().broughtBy(ID, "cloud-0001").orElseThrow();
    assertThat(order.decision().reason()).contains("ada ordered 2 more of pool cloud by hand");
    steps(elasticity, 2 * IDLE_STEPS);
    assertThat(supply.supplied(ID)).isEmpty();
  }

  @Test
  void noHandTakesAPoolBeyondItsBounds() {
    pools = List.of(CLOUD, KEPT);
    supply = supply(pools, 0);
    Elasticity elasticity = restarted();
    steps(elasticity, 4);
    NodesByHand hands = elasticity.nodesByHand();
    String kept = supply.supplied(ID).get(0).name();
    refused(ErrorCode.POOL_BOUND, () -> hands.powerOff(ID, kept, ADA));
    hands.powerOn(ID, "kept", 1, ADA);
    clock.advance(Duration.ofMillis(1));
    refused(ErrorCode.POOL_BOUND, () -> hands.powerOn(ID, "kept", 2, ADA));
    hands.powerOn(ID, "kept", 1, ADA);
    steps(elasticity, 4);
    assertThat(supply.live("kept")).isEqualTo(3);
    hands.powerOff(ID, kept, ADA);
    steps(elasticity, 4);
    assertThat(supply.supplied(ID)).extracting(node -> node.name()).doesNotContain(kept);
  }

  @Test
  void aNodePoweredOffByHandIsDrainedFirstAndItsWorkMoves() {
    Elasticity elasticity = restarted();
    submit("first", 600);
    steps(elasticity, 5);
    elasticity.nodesByHand().powerOff(ID, NODE, ADA);
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.POW_OFF);
    steps(elasticity, 3);
    assertThat(cluster.lost()).as("evicted").isEqualTo(1);
    steps(elasticity, 5);
    assertThat(supply.supplied(ID)).extracting(node -> node.name()).containsExactly("cloud-0001");
    assertThat(acted(elasticity)).contains(Kind.DRAIN, Kind.RELEASE);
  }

  @Test
  void aRefusedDrainByHandReleasesNothingAndADisabledNodeStaysCordoned() {
    drainer = new RefusingDrainer(cluster);
    Elasticity elasticity = restarted();
    submit("first", 6000);
    steps(elasticity, 5);
    elasticity.nodesByHand().powerOff(ID, NODE, ADA);
    steps(elasticity, 1);
    assertThat(isCordoned(NODE)).isFalse();
    assertThat(stateOf(elasticity, NODE)).isEqualTo(NodeState.ON_ERR);
    elasticity.nodesByHand().disable(ID, NODE, ADA);
    elasticity.nodesByHand().powerOff(ID, NODE, ADA);
    steps(elasticity, 1);
    assertThat(isCordoned(NODE)).isTrue();
    assertThat(supply.live("cloud")).isEqualTo(1);
    assertThat(elasticity.journal().open(ID)).isEmpty();
  }

  @Test
  void aDisabledNodeThatIsPoweredOffByHandGoes() {
    Elasticity elasticity = withOneIdleNode();
    elasticity.nodesByHand().disable(ID, NODE, ADA);
    elasticity.nodesByHand().powerOff(ID, NODE, ADA);
    steps(elasticity, 4);
    assertThat(supply.supplied(ID)).isEmpty();
  }

  @Test
  void aPoolThatBacksOffIsAskedAtOnceAfterAReset() {
    VirtualSupply good = supply;
    supply = supply(List.of(CLOUD), 0.99);
    submit("first", 60);
    Elasticity failing = restarted();
    steps(failing, 8);
    supply = good;
    Elasticity elasticity = restarted();
    steps(elasticity, 3);
    assertThat(supply.ordered()).isZero();
    PoolStatus pool = elasticity.showNodes().status(ID).pools().get(0);
    assertThat(pool.failures()).isEqualTo(1);
    assertThat(pool.askedAgain()).isPresent();
    elasticity.nodesByHand().resetState(ID, "cloud", ADA);
    steps(elasticity, 1);
    assertThat(supply.ordered()).isEqualTo(1);
    assertThat(elasticity.showNodes().status(ID).pools().get(0).failures()).isZero();
  }

  @Test
  void whatIsNotThereIsRefusedByName() {
    Elasticity elasticity = withOneIdleNode();
    NodesByHand hands = elasticity.nodesByHand();
    refused(ErrorCode.NODE_NOT_FOUND, () -> hands.disable(ID, "cloud-9999", ADA));
    refused(ErrorCode.NODE_NOT_FOUND, () -> hands.powerOff(ID, "cloud-9999", ADA));
    refused(ErrorCode.NODE_NOT_FOUND, () -> hands.powerOn(ID, "edge", 1, ADA));
    refused(ErrorCode.NODE_NOT_FOUND, () -> hands.resetState(ID, "edge", ADA));
    refused(ErrorCode.NODE_NOT_FOUND, () -> elasticity.showNodes().info(ID, "cloud-9999"));
    refused(ErrorCode.CLUSTER_NOT_FOUND, () -> hands.enable(new ClusterId("other"), NODE, ADA));
  }

  @Test
  void whoDidWhatIsKept() {
    Elasticity elasticity = withOneIdleNode();
    elasticity.nodesByHand().disable(ID, NODE, ADA);
    elasticity.nodesByHand().enable(ID, NODE, new OwnerId("bob"));
    assertThat(woken).as("times that the loop was woken").isEqualTo(2);
    assertThat(restarted().showNodes().acts(ID))
        .extracting(HandAct::by, HandAct::verb, HandAct::target)
        .containsExactly(
            tuple("bob", HandAct.Verb.ENABLE, NODE), tuple("ada", HandAct.Verb.DISABLE, NODE));
  }

  @Test
  void aClusterThatCannotBeSeenHasUnknownNodesAndLetsNobodyDoAnything() {
    withOneIdleNode();
    ElasticCluster elastic = new ElasticCluster(ID, ADA, pools, ScalingSettings.DEFAULTS);
    Elasticity blind =
        Elasticity.assemble(
            levante,
            new ScalingPorts(
                () -> List.of(elastic),
                id -> new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "down"),
                supply,
                cluster),
            setup(),
            clock);
    ClusterStatus status = blind.showNodes().status(ID);
    assertThat(status.unseen()).contains("down (CLUSTER_UNREACHABLE)");
    assertThat(status.nodes())
        .extracting(node -> node.spell().state())
        .containsExactly(NodeState.UNKNOWN);
    refused(ErrorCode.CLUSTER_UNREACHABLE, () -> blind.nodesByHand().disable(ID, NODE, ADA));
  }
}
