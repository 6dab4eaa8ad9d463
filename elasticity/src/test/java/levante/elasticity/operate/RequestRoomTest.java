package levante.elasticity.operate;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pool;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import levante.elasticity.Elasticity;
import levante.elasticity.TestDatabase;
import levante.elasticity.act.Crew;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Resources;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.listen.ScalingListener;
import levante.elasticity.manual.HandAct;
import levante.elasticity.policy.PolicySettings;
import levante.elasticity.request.RoomRequest;
import levante.elasticity.request.RoomRequest.State;
import levante.elasticity.request.RoomRequest.Wanted;
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

class RequestRoomTest {
  private static final ClusterId ID = new ClusterId("cloud-7f3a2b");
  private static final OwnerId ADA = new OwnerId("ada");
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 3, "0.10");
  private static final Duration STEP = Duration.ofSeconds(10);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final Duration HELD = Duration.ofMinutes(5);

  private final DataSource levante = TestDatabase.fresh();
  private final VirtualClock clock = new VirtualClock(NOON);
  private final VirtualCluster cluster = new VirtualCluster(clock);
  private final VirtualSupply supply =
      new VirtualSupply(
          List.of(CLOUD),
          new SupplyConditions(Duration.ofSeconds(20), Duration.ofSeconds(5), 0, 1),
          cluster,
          clock);
  private PolicySettings policy = PolicySettings.PACKING;
  private List<ElasticCluster> clusters =
      List.of(
          new ElasticCluster(ID, ADA, List.of(CLOUD), ScalingSettings.DEFAULTS.withIdleTime(IDLE)));
  private ClusterObserver observer = cluster;
  private int woken;
  private int asked;

  /** As after each start of the server: nothing is kept but what the database holds. */
  private Elasticity restarted() {
    return Elasticity.assemble(
        levante,
        new ScalingPorts(() -> clusters, observer, supply, cluster),
        new Elasticity.Setup(policy, Crew.ONE, () -> woken++, ScalingListener.NONE),
        clock);
  }

  private void steps(int count) {
    Elasticity elasticity = restarted();
    for (int i = 0; i < count; i++) {
      clock.advance(STEP);
      supply.advance();
      cluster.advance();
      elasticity.loop().tick();
    }
  }

  private static Wanted wanted(int count, String cpu) {
    return new Wanted(
        "ada",
        Resources.of(Quantity.parse(cpu), Quantity.parse("1Gi")),
        count,
        Duration.ofMinutes(10),
        HELD);
  }

  private RoomRequest ask(Wanted wanted) {
    return restarted().room().ask(ID, "r" + ++asked, wanted);
  }

  private RoomRequest now(RoomRequest request) {
    return restarted().room().get(ID, request.id());
  }

  private void submit(String name) {
    cluster.submit(
        new VirtualJob(
            name,
            Duration.ZERO,
            Duration.ofMinutes(30),
            Resources.of(Quantity.of(4), Quantity.parse("1Gi"))));
  }

  private int nodes() {
    return supply.supplied(ID).size();
  }

  private List<ScaleUp> orders() {
    return restarted().journal().recent(ID, 100).stream()
        .map(entry -> entry.decision())
        .filter(ScaleUp.class::isInstance)
        .map(ScaleUp.class::cast)
        .toList();
  }

  private static void refused(ErrorCode code, String sentence, Runnable act) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            LevanteException.class, refused -> assertThat(refused.code()).isEqualTo(code))
        .hasMessageContaining(sentence);
  }

  @Test
  void nodesAreOrderedForItHeldForAWhileAndGivenBack() {
    RoomRequest request = ask(wanted(2, "4"));
    assertThat(request.state()).isEqualTo(State.WAITING);
    assertThat(woken).isEqualTo(1);
    steps(1);
    assertThat(orders()).singleElement().extracting(ScaleUp::add).isEqualTo(2);
    assertThat(now(request).there()).isZero();
    steps(3);
    assertThat(now(request).state()).isEqualTo(State.SERVED);
    assertThat(now(request).there()).isEqualTo(2);
    steps((int) (HELD.toSeconds() / STEP.toSeconds()) - 2);
    assertThat(now(request).state()).isEqualTo(State.SERVED);
    assertThat(nodes()).isEqualTo(2);
    steps(20);
    assertThat(now(request).state()).isEqualTo(State.ENDED);
    assertThat(nodes()).isZero();
  }

  @Test
  void workThatTakesTheHeldRoomOrdersNothingMore() {
    RoomRequest request = ask(wanted(2, "4"));
    steps(5);
    assertThat(now(request).state()).isEqualTo(State.SERVED);
    submit("a");
    submit("b");
    steps(5);
    assertThat(orders()).hasSize(1);
    assertThat(nodes()).isEqualTo(2);
    assertThat(now(request).there()).isZero();
    assertThat(now(request).state()).isEqualTo(State.SERVED);
  }

  @Test
  void workThatWaitsComesFirst() {
    submit("a");
    RoomRequest request = ask(wanted(1, "4"));
    steps(5);
    assertThat(nodes()).isEqualTo(2);
    assertThat(now(request).state()).isEqualTo(State.SERVED);
  }

  @Test
  void roomThatIsThereAlreadyServesAtOnce() {
    submit("a");
    steps(5);
    RoomRequest first = ask(wanted(1, "3"));
    steps(5);
    RoomRequest second = ask(wanted(1, "1"));
    steps(1);
    assertThat(now(second).state()).isEqualTo(State.SERVED);
    assertThat(now(first).state()).isEqualTo(State.SERVED);
    assertThat(nodes()).isEqualTo(2);
  }

  @Test
  void whatCannotBeHadInTimeIsGivenUp() {
    RoomRequest request = ask(wanted(4, "4"));
    steps(10);
    assertThat(now(request).state()).isEqualTo(State.WAITING);
    assertThat(now(request).there()).isEqualTo(3);
    steps(55);
    assertThat(now(request).state()).isEqualTo(State.EXPIRED);
    steps(20);
    assertThat(nodes()).isZero();
  }

  @Test
  void takenBackItOrdersNothing() {
    RoomRequest request = ask(wanted(2, "4"));
    assertThat(restarted().room().withdraw(ID, request.id(), ADA).state())
        .isEqualTo(State.WITHDRAWN);
    assertThat(restarted().room().withdraw(ID, request.id(), ADA).state())
        .isEqualTo(State.WITHDRAWN);
    steps(3);
    assertThat(orders()).isEmpty();
    assertThat(restarted().showNodes().acts(ID))
        .extracting(HandAct::text)
        .containsExactly(
            "withdrew request " + request.id(),
            "asked for 2 times cpu 4, memory 1Gi, within 10 min, to be held for 5 min");
  }

  @Test
  void nothingIsDecidedAboutItWhileTheClusterCannotBeSeen() {
    RoomRequest request = ask(wanted(1, "4"));
    steps(5);
    assertThat(now(request).state()).isEqualTo(State.SERVED);
    observer = id -> new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "down");
    steps(60);
    assertThat(now(request).state()).isEqualTo(State.SERVED);
    assertThat(nodes()).isEqualTo(1);
    observer = cluster;
    steps(1);
    assertThat(now(request).state()).isEqualTo(State.ENDED);
  }

  @Test
  void slotsAreNoBurstFromWhichMoreIsExpected() {
    policy = PolicySettings.DEFAULT;
    ask(wanted(8, "500m"));
    steps(1);
    assertThat(orders()).singleElement().extracting(ScaleUp::add).isEqualTo(2);
    assertThat(orders().get(0).reason()).contains("room.requested/").doesNotContain("more like");
  }

  @Test
  void whatNoNodeHoldsIsRefused() {
    refused(
        ErrorCode.INVALID_REQUEST,
        "no node of cloud-7f3a2b holds one slot of cpu 5, memory 1Gi: cpu: 5 wanted, 4 there",
        () -> ask(wanted(1, "5")));
    ask(wanted(900, "1"));
    refused(
        ErrorCode.TOO_MANY_REQUESTS,
        "900 slots are asked for already",
        () -> ask(wanted(101, "1")));
    refused(
        ErrorCode.ROOM_REQUEST_NOT_FOUND,
        "no request none",
        () -> restarted().room().get(ID, "none"));
  }

  @Test
  void theSameAskedTwiceIsOneRequest() {
    RoomRequest first = restarted().room().ask(ID, "monday", wanted(2, "4"));
    assertThat(restarted().room().ask(ID, "monday", wanted(2, "4"))).isEqualTo(first);
    refused(
        ErrorCode.ALREADY_EXISTS,
        "ada asked for 2 times cpu 4",
        () -> restarted().room().ask(ID, "monday", wanted(3, "4")));
    refused(
        ErrorCode.INVALID_REQUEST,
        "'../x' is no name",
        () -> restarted().room().ask(ID, "../x", wanted(1, "4")));
    assertThat(restarted().room().recent(ID)).containsExactly(first);
  }

  @Test
  void aClusterThatIsGoneIsAskedForNothing() {
    RoomRequest request = ask(wanted(1, "4"));
    List<ElasticCluster> before = clusters;
    clusters = List.of();
    restarted().loop().tick();
    clusters = before;
    assertThat(now(request).state()).isEqualTo(State.WITHDRAWN);
  }
}
