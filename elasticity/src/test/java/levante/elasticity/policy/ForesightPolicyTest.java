package levante.elasticity.policy;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingSettings;
import levante.elasticity.policy.PolicySettings.Burst;
import levante.elasticity.policy.PolicySettings.Headroom;
import levante.elasticity.policy.PolicySettings.Patience;
import levante.kernel.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForesightPolicyTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 50, "0.10");
  private static final PolicySettings PLAIN =
      PolicySettings.PACKING.withIdleTime(Duration.ofMinutes(10));

  private static List<ScalingDecision> decided(PolicySettings settings, Seen seen) {
    return Policies.of(settings)
        .apply(ScalingSettings.DEFAULTS.withMaxBootingNodes(50))
        .decide(seen.observed(), List.of(), NOON);
  }

  private static ScaleUp order(List<ScalingDecision> decisions) {
    return decisions.stream()
        .filter(ScaleUp.class::isInstance)
        .map(ScaleUp.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing is ordered: " + decisions));
  }

  private static Pod since(Pod pod, Duration age) {
    return Seen.created(pod, NOON.minus(age));
  }

  /** Pods of one core, the newest just now, so many seconds apart. */
  private static Pod[] arriving(int pods, int secondsApart) {
    return IntStream.range(0, pods)
        .mapToObj(
            i ->
                since(
                    pod("a-%02d".formatted(i), "1", "1Gi"),
                    Duration.ofSeconds((long) i * secondsApart)))
        .toArray(Pod[]::new);
  }

  @ParameterizedTest
  @CsvSource({
    // pods, seconds between them, nodes ordered: those that came, and what a minute will bring
    "1, 1, 1",
    "2, 1, 1",
    "3, 4, 6",
    "6, 4, 5",
    "10, 2, 9",
    "20, 3, 6",
    "3, 20, 1"
  })
  void theRestOfABurstIsOrderedWithItsFirstPods(int pods, int secondsApart, int nodes) {
    List<ScalingDecision> decisions =
        decided(PLAIN.withBurst(Burst.DEFAULTS), seen(CLOUD).pending(arriving(pods, secondsApart)));
    assertThat(order(decisions).add()).isEqualTo(nodes);
  }

  @Test
  void anOrderSaysWhatIsExpectedAndNamesOnlyPodsThatAreThere() {
    ScaleUp order =
        order(decided(PLAIN.withBurst(Burst.DEFAULTS), seen(CLOUD).pending(arriving(6, 4))));
    assertThat(order.podsServed()).hasSize(6).allMatch(name -> name.startsWith("default/a-"));
    assertThat(order.reason())
        .contains("more like default/a-00 are expected, as 6 came within 20 s");
  }

  @Test
  void podsOfOtherSizesAreNoBurst() {
    Seen seen =
        seen(CLOUD).pending(pod("a", "1", "1Gi"), pod("b", "2", "1Gi"), pod("c", "500m", "1Gi"));
    assertThat(order(decided(PLAIN.withBurst(Burst.DEFAULTS), seen)).add()).isEqualTo(1);
  }

  @Test
  void aBurstThatIsOverBringsNothingMore() {
    Seen seen = seen(CLOUD);
    for (Pod one : arriving(20, 1)) {
      seen.pending(since(one, Duration.ofSeconds(80).minus(Duration.between(one.created(), NOON))));
    }
    assertThat(order(decided(PLAIN.withBurst(Burst.DEFAULTS), seen)).add()).isEqualTo(5);
  }

  @Test
  void headroomIsOrderedWhileThereIsWorkAndNotBeyond() {
    PolicySettings settings = PLAIN.withHeadroom(new Headroom(2, 0));
    Seen busy = seen(CLOUD).ready("c-0", "cloud").running("c-0", pod("a", "1", "1Gi"));
    ScaleUp order = order(decided(settings, busy));
    assertThat(order.add()).isEqualTo(2);
    assertThat(order.podsServed()).isEmpty();
    assertThat(order.reason()).contains("2 nodes and 0 cores are kept free");
    assertThat(decided(settings, seen(CLOUD))).allMatch(Hold.class::isInstance);
  }

  /** A bug of real clusters: their name server was work, and they never shrank to their least. */
  @ParameterizedTest
  @CsvSource({
    // whether it may be moved, minutes that it is there, nodes kept free
    "true, 11, 0",
    "true, 9, 2",
    "false, 11, 2"
  })
  void whatServesAndDoesNotWorkKeepsNoHeadroom(boolean movable, int minutes, int nodes) {
    Pod pod = since(pod("coredns", "1", "70Mi"), Duration.ofMinutes(minutes));
    Seen settled =
        seen(CLOUD)
            .ready("c-0", "cloud")
            .running("c-0", movable ? Seen.asking(pod, pod.spec().movable()) : pod);
    List<ScalingDecision> decisions = decided(PLAIN.withHeadroom(new Headroom(2, 0)), settled);
    assertThat(decisions)
        .filteredOn(ScaleUp.class::isInstance)
        .extracting(one -> ((ScaleUp) one).add())
        .isEqualTo(nodes == 0 ? List.of() : List.of(nodes));
  }

  @ParameterizedTest
  @CsvSource({
    // arrivals an hour, whole nodes kept free: one always, and one more for each ten
    "0, 1",
    "9, 1",
    "10, 2",
    "35, 4"
  })
  void headroomGrowsWithHowOftenWorkCame(int perHour, int nodes) {
    PolicySettings settings = PLAIN.withHeadroom(new Headroom(1, 0, 10));
    Seen busy =
        seen(CLOUD).arriving(perHour).ready("c-0", "cloud").running("c-0", pod("a", "1", "1Gi"));
    ScaleUp order = order(decided(settings, busy));
    assertThat(order.add()).isEqualTo(nodes);
    assertThat(order.reason()).contains(nodes + " nodes and 0 cores are kept free");
  }

  @Test
  void headroomShrinksWhenWorkComesSeldom() {
    PolicySettings settings =
        PLAIN.withIdleTime(Duration.ZERO).withHeadroom(new Headroom(0, 2, 10));
    Seen calm =
        seen(CLOUD)
            .arriving(9)
            .ready("c-0", "cloud")
            .running("c-0", pod("a", "1", "1Gi"))
            .ready("c-1", "cloud")
            .idleSince("c-1", NOON);
    assertThat(decided(settings, calm))
        .filteredOn(ScalingDecision.Drain.class::isInstance)
        .hasSize(1);
    assertThat(decided(settings, calm.arriving(10)))
        .noneMatch(ScalingDecision.Drain.class::isInstance);
  }

  @ParameterizedTest
  @CsvSource({
    // nodes and cores of headroom, minutes since the work ended, nodes that are given back of three
    "1, 2, 1, 2",
    "2, 0, 1, 1",
    "0, 4, 1, 2",
    "0, 0, 1, 3",
    "9, 0, 1, 0",
    "1, 2, 11, 3"
  })
  void afterTheLastWorkTheHeadroomStaysForTheClustersIdleTime(
      int nodes, int cores, int minutes, int drained) {
    PolicySettings settings =
        PLAIN.withIdleTime(Duration.ZERO).withHeadroom(new Headroom(nodes, cores));
    Seen quiet = seen(CLOUD);
    for (String node : List.of("c-0", "c-1", "c-2")) {
      quiet.ready(node, "cloud").idleSince(node, NOON.minus(Duration.ofMinutes(minutes)));
    }
    List<ScalingDecision> decisions = decided(settings, quiet);
    assertThat(decisions).filteredOn(ScalingDecision.Drain.class::isInstance).hasSize(drained);
    assertThat(decisions).noneMatch(ScaleUp.class::isInstance);
  }

  @Test
  void reasonsNameNoPodsThatNobodyHasSubmitted() {
    Seen quiet = seen(CLOUD);
    for (String node : List.of("c-0", "c-1")) {
      quiet.ready(node, "cloud").idleSince(node, NOON.minus(Duration.ofMinutes(1)));
    }
    assertThat(decided(PLAIN.withHeadroom(new Headroom(2, 0)), quiet))
        .singleElement()
        .isInstanceOfSatisfying(
            Hold.class,
            hold ->
                assertThat(hold.reason())
                    .startsWith("what is expected fits c-0, c-1, which has room")
                    .doesNotContain("levante.expected"));
  }

  @Test
  void anOrderAheadOfNeedThatIsWordedAsTheOneBeforeWaitsUntilThatIsSeen() {
    PolicySettings settings = PLAIN.withHeadroom(new Headroom(1, 2));
    Seen busy = seen(CLOUD).ready("c-0", "cloud").running("c-0", pod("a", "1", "1Gi"));
    OpenDecision onOrder = new OpenDecision(1, NOON, order(decided(settings, busy)), List.of());
    Seen full = busy.running("c-0", pod("b", "3", "1Gi"));
    List<ScalingDecision> decisions =
        Policies.of(settings)
            .apply(ScalingSettings.DEFAULTS.withMaxBootingNodes(50))
            .decide(full.observed(), List.of(onOrder), NOON);
    assertThat(decisions)
        .as("the journal could not tell them apart, and a machine would be nobody's")
        .filteredOn(ScaleUp.class::isInstance)
        .containsExactly(onOrder.decision());
  }

  @Test
  void coresOfHeadroomMayBeOnNodesThatAreInUse() {
    Seen busy = seen(CLOUD).ready("c-0", "cloud").running("c-0", pod("a", "2", "1Gi"));
    assertThat(decided(PLAIN.withHeadroom(new Headroom(0, 2)), busy))
        .allMatch(Hold.class::isInstance);
    assertThat(order(decided(PLAIN.withHeadroom(new Headroom(0, 3)), busy)).add()).isEqualTo(1);
  }

  @Test
  void aPatientPolicyLetsASinglePodWaitWhereMuchRunsAndOthersDoNot() {
    Seen busy = seen(CLOUD);
    for (int node = 0; node < 10; node++) {
      busy.ready("c-" + node, "cloud");
      for (int i = 0; i < 4; i++) {
        busy.running(
            "c-" + node,
            since(pod("r-%d-%d".formatted(node, i), "1", "1Gi"), Duration.ofMinutes(5)));
      }
    }
    busy.pending(pod("late", "1", "1Gi"));
    assertThat(order(decided(PLAIN, busy)).add()).isEqualTo(1);
    List<ScalingDecision> patient = decided(PLAIN.withPatience(Patience.DEFAULTS), busy);
    assertThat(patient).allMatch(Hold.class::isInstance);
    assertThat(patient.get(0).reason()).startsWith("1 pods wait for room");
  }

  @Test
  void whatHasRunForLongIsNotExpectedToEndSoon() {
    Seen busy = seen(CLOUD).ready("c-0", "cloud");
    for (int i = 0; i < 4; i++) {
      busy.running("c-0", since(pod("r-" + i, "1", "1Gi"), Duration.ofHours(3)));
    }
    busy.pending(pod("late", "1", "1Gi"));
    assertThat(order(decided(PLAIN.withPatience(Patience.DEFAULTS), busy)).add()).isEqualTo(1);
  }

  @Test
  void whatIsOrderedAlreadyIsAnsweredAgainAndNotTwice() {
    Seen seen = seen(CLOUD).pending(arriving(6, 4));
    PolicySettings settings = PLAIN.withBurst(Burst.DEFAULTS);
    ScaleUp first = order(decided(settings, seen));
    OpenDecision open = new OpenDecision(1, NOON, first, List.of());
    List<ScalingDecision> again =
        new ArrayList<>(
            Policies.of(settings)
                .apply(ScalingSettings.DEFAULTS.withMaxBootingNodes(50))
                .decide(seen.observed(), List.of(open), NOON));
    assertThat(again).filteredOn(ScaleUp.class::isInstance).allMatch(first::sameAs).hasSize(1);
  }

  /** Two machines boot for a burst; its last pod came so long ago, and has ended since. */
  private static List<ScalingDecision> afterABurst(PolicySettings settings, int secondsAgo) {
    ScaleUp order =
        new ScaleUp(
            "cloud", 2, 2, List.of(), "a burst", List.of(), 9, List.of(), CLOUD.eurPerHour());
    Pod[] burst =
        IntStream.range(0, 3)
            .mapToObj(i -> since(pod("a-" + i, "1", "1Gi"), Duration.ofSeconds(secondsAgo + i)))
            .toArray(Pod[]::new);
    Seen seen =
        seen(CLOUD)
            .ready("c-9", "cloud")
            .running("c-9", burst)
            .booting("c-0", "cloud")
            .booting("c-1", "cloud");
    return Policies.of(settings)
        .apply(ScalingSettings.DEFAULTS)
        .decide(
            seen.observed(),
            List.of(new OpenDecision(1, NOON.minusSeconds(60), order, List.of("c-0", "c-1"))),
            NOON);
  }

  @Test
  void whatABurstDidNotNeedIsGivenBackWhenItIsOverAndNotBefore() {
    PolicySettings bursts =
        PLAIN
            .withIdleTime(Duration.ZERO)
            .withBurst(new Burst(3, Duration.ofSeconds(15), Duration.ofSeconds(60), 0.2));
    assertThat(afterABurst(bursts, 1)).filteredOn(Release.class::isInstance).isEmpty();
    assertThat(afterABurst(bursts, 16))
        .filteredOn(Release.class::isInstance)
        .extracting(ScalingDecision::target)
        .containsExactly("c-0", "c-1");
    assertThat(afterABurst(PolicySettings.PACKING, 16))
        .filteredOn(Release.class::isInstance)
        .isEmpty();
  }

  @Test
  void anIncompleteViewDecidesHold() {
    for (PolicySettings settings : PolicySettings.BUILT_IN) {
      assertThat(
              Policies.of(settings)
                  .apply(ScalingSettings.DEFAULTS)
                  .decide(
                      new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "down"),
                      List.of(),
                      NOON))
          .as(settings.name())
          .singleElement()
          .isInstanceOf(Hold.class);
    }
  }

  @Test
  void aStreamOfSingleJobsKeepsNoMoreFreeThanWorkThatComesOnceAMinute() {
    PolicySettings.Headroom headroom = PolicySettings.DEFAULT.headroom();
    assertThat(headroom.nodesAt(60)).isEqualTo(3);
    assertThat(headroom.nodesAt(360)).isEqualTo(3);
    assertThat(headroom.nodesAt(15)).isZero();
  }
}
