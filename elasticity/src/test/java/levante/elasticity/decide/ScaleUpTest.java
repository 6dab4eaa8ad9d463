package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.asking;
import static levante.elasticity.Seen.edge;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.requesting;
import static levante.elasticity.Seen.seen;
import static levante.elasticity.Seen.selecting;
import static levante.elasticity.Seen.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.NodeShape;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.cluster.Resources;
import levante.elasticity.cluster.Setback;
import levante.elasticity.constraint.Taint;
import levante.elasticity.constraint.Toleration;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.kernel.Backoff;
import levante.kernel.ErrorCode;
import levante.kernel.Quantity;
import org.junit.jupiter.api.Test;

class ScaleUpTest {
  private static final List<OpenDecision> NOTHING_OPEN = List.of();
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");

  private final ScalingPolicy policy = new PackingPolicy(ScalingSettings.DEFAULTS);

  private List<ScalingDecision> decided(Seen seen) {
    return policy.decide(seen.observed(), NOTHING_OPEN, NOON);
  }

  private static ScaleUp only(List<ScalingDecision> decisions) {
    assertThat(decisions).hasSize(1).first().isInstanceOf(ScaleUp.class);
    return (ScaleUp) decisions.get(0);
  }

  private static Pod[] pods(int count, String cpu) {
    return IntStream.range(0, count)
        .mapToObj(i -> pod("p%02d".formatted(i), cpu, "256Mi"))
        .toArray(Pod[]::new);
  }

  @Test
  void aPendingPodThatFitsNoNodeOrdersOneAndSaysWhy() {
    ScaleUp up = only(decided(seen(CLOUD).pending(pod("job", "1930m", "2Gi"))));
    assertThat(up.pool()).isEqualTo("cloud");
    assertThat(up.add()).isEqualTo(1);
    assertThat(up.total()).isEqualTo(1);
    assertThat(up.podsServed()).containsExactly("default/job");
    assertThat(up.eurPerHour()).isEqualByComparingTo("0.10");
    assertThat(up.reason())
        .isEqualTo(
            "pod default/job waits and no node has room: 1 more of pool cloud at 0.10 EUR/h each");
  }

  @Test
  void anApiOutageIsNotAnEmptyCluster() {
    List<ScalingDecision> decisions =
        policy.decide(
            new Observation.Incomplete<>(ErrorCode.CLUSTER_UNREACHABLE, "timeout"),
            NOTHING_OPEN,
            NOON);
    assertThat(decisions).hasSize(1).first().isInstanceOf(Hold.class);
    assertThat(decisions.get(0).reason()).contains("CLUSTER_UNREACHABLE", "timeout");
  }

  @Test
  void aPendingPodThatFitsABootingNodeTriggersNoScaleUp() {
    Seen seen = seen(CLOUD).booting("cpu-1", "cloud").pending(pod("job", "1930m", "2Gi"));
    assertThat(decided(seen))
        .containsExactly(Hold.because("default/job fits cpu-1, which is booting"));
  }

  @Test
  void aPendingPodThatFitsAReadyNodeTriggersNoScaleUp() {
    Seen seen = seen(CLOUD).ready("cpu-1", "cloud").pending(pod("job", "4", "16Gi"));
    assertThat(decided(seen))
        .containsExactly(Hold.because("default/job fits cpu-1, which has room"));
  }

  @Test
  void whatAnOpenScaleUpWillBringIsNotOrderedAgain() {
    Seen seen = seen(CLOUD).pending(pods(3, "1"));
    ScaleUp first = only(decided(seen));
    List<ScalingDecision> again =
        policy.decide(seen.observed(), List.of(new OpenDecision(1, NOON, first, List.of())), NOON);
    assertThat(again).containsExactly(first);
  }

  @Test
  void aLaterPodThatFitsANodeOnOrderTriggersNoScaleUp() {
    ScaleUp first = only(decided(seen(CLOUD).pending(pod("a", "3", "1Gi"))));
    OpenDecision onOrder = new OpenDecision(1, NOON, first, List.of());
    Seen smallCame = seen(CLOUD).pending(pod("a", "3", "1Gi"), pod("b", "1", "1Gi"));
    assertThat(policy.decide(smallCame.observed(), List.of(onOrder), NOON)).containsExactly(first);
  }

  @Test
  void aLaterPodThatDoesNotFitIsOrderedForOnTopOfWhatIsOnOrder() {
    ScaleUp first = only(decided(seen(CLOUD).pending(pod("a", "3", "1Gi"))));
    OpenDecision onOrder = new OpenDecision(1, NOON, first, List.of());
    Seen largeCame = seen(CLOUD).pending(pod("a", "3", "1Gi"), pod("b", "3", "1Gi"));
    List<ScalingDecision> decisions = policy.decide(largeCame.observed(), List.of(onOrder), NOON);
    assertThat(decisions).hasSize(2);
    assertThat(decisions.get(0)).as("it asks for its own machine only").isEqualTo(first);
    assertThat(((ScaleUp) decisions.get(1)).add()).isEqualTo(1);
    assertThat(((ScaleUp) decisions.get(1)).total()).isEqualTo(2);
  }

  @Test
  void anOrderThatWasFulfilledIsNotRepeated() {
    Seen before = seen(CLOUD).pending(pods(3, "1"));
    ScaleUp first = only(decided(before));
    Seen after = seen(CLOUD).booting("cloud-0", "cloud").pending(pods(3, "1"));
    List<ScalingDecision> decisions =
        policy.decide(
            after.observed(), List.of(new OpenDecision(1, NOON, first, List.of("cloud-0"))), NOON);
    assertThat(decisions).hasSize(1).first().isInstanceOf(Hold.class);
  }

  @Test
  void podsArePackedOntoAsFewNodesAsHoldThem() {
    // 3 of 2 cpus and 6 of 1 cpu are 12 cpus: 3 nodes of 4.
    Seen seen = seen(CLOUD).pending(pods(6, "1"));
    IntStream.range(0, 3).forEach(i -> seen.pending(pod("big" + i, "2", "1Gi")));
    assertThat(only(decided(seen)).add()).isEqualTo(3);
  }

  @Test
  void gpusAndPodSlotsAreDebitedToo() {
    NodeShape withGpu =
        NodeShape.of(shape("64", "256Gi", 4).allocatable().with(Resources.GPU, Quantity.of(2)));
    NodePool gpus = pool("gpus", withGpu, 0, 10, "2");
    Seen three = seen(gpus);
    IntStream.range(0, 3)
        .forEach(i -> three.pending(requesting(pod("g" + i, "1", "1Gi"), Resources.GPU, 1)));
    assertThat(only(decided(three)).add()).as("three GPUs on nodes of two").isEqualTo(2);
    assertThat(only(decided(seen(gpus).pending(pods(9, "100m")))).add())
        .as("nine pods on nodes of four slots")
        .isEqualTo(3);
  }

  @Test
  void oneImpossiblePodNeverBlocksAnotherAndIsReportedWithItsReason() {
    Seen seen = seen(CLOUD).pending(pod("huge", "64", "1Gi"), pod("small", "1", "1Gi"));
    List<ScalingDecision> decisions = decided(seen);
    assertThat(decisions).hasSize(2);
    assertThat(((ScaleUp) decisions.get(0)).podsServed()).containsExactly("default/small");
    Hold hold = (Hold) decisions.get(1);
    assertThat(hold.reason())
        .isEqualTo(
            "default/huge can never run here: no pool could hold it: cloud (cpu: 64 wanted, 4"
                + " there)");
    assertThat(hold.unplaceable()).extracting(Unplaceable::pod).containsExactly("default/huge");
  }

  @Test
  void aPodThatOnlyAFullStaticNodeCouldHoldIsNotCalledImpossible() {
    Seen seen =
        seen(CLOUD)
            .unmanaged("big", shape("64", "256Gi", 110))
            .running("big", pod("holder", "60", "1Gi"))
            .pending(pod("huge", "32", "1Gi"));
    assertThat(decided(seen))
        .containsExactly(
            Hold.because(
                "default/huge cannot be served yet: only nodes that are there could hold it, and"
                    + " they are full"));
  }

  @Test
  void aTaintIsPassedByThosePodsThatTolerateIt() {
    NodePool tainted =
        pool(
            "tainted",
            FOUR_CPUS.tainted(new Taint("gpu", "yes", Taint.Effect.NO_SCHEDULE)),
            0,
            5,
            "0.10");
    Pod plain = pod("plain", "1", "1Gi");
    assertThat(decided(seen(tainted).pending(plain)).get(0).reason())
        .contains("taint gpu=yes:NO_SCHEDULE is not tolerated");
    PodSpec spec = plain.spec();
    Pod tolerant =
        asking(
            plain,
            PodSpec.of(spec.requests(), spec.nodeSelector(), List.of(Toleration.ofKey("gpu"))));
    assertThat(only(decided(seen(tainted).pending(tolerant))).add()).isEqualTo(1);
  }

  @Test
  void aNodeSelectorChoosesThePoolThatHasTheLabel() {
    NodePool plain = pool("plain", FOUR_CPUS, 0, 5, "0.01");
    NodePool ssd = pool("ssd", FOUR_CPUS.labelled(Map.of("disk", "ssd")), 0, 5, "0.50");
    ScaleUp up =
        only(
            decided(
                seen(plain, ssd)
                    .pending(selecting(pod("job", "1", "1Gi"), Map.of("disk", "ssd")))));
    assertThat(up.pool()).isEqualTo("ssd");
    assertThat(up.candidates())
        .contains(
            new Candidate(
                "plain",
                new BigDecimal("0.01"),
                Candidate.Verdict.REJECTED,
                "label disk=ssd is missing"));
  }

  @Test
  void theEdgeComesBeforeTheCheaperCloudAndTheCheaperBeforeTheDearer() {
    NodePool atTheEdge = edge(pool("edge", FOUR_CPUS, 0, 1, "0.30"));
    NodePool cheap = pool("cheap", FOUR_CPUS, 0, 1, "0.10");
    NodePool dear = pool("dear", FOUR_CPUS, 0, 5, "0.20");
    List<ScalingDecision> decisions = decided(seen(dear, cheap, atTheEdge).pending(pods(3, "3")));
    assertThat(decisions)
        .extracting(ScalingDecision::target)
        .containsExactly("edge", "cheap", "dear");
  }

  @Test
  void aPoolNeverGrowsAboveItsMaximumAndSaysSo() {
    List<ScalingDecision> decisions = decided(seen(CLOUD).pending(pods(7, "3")));
    assertThat(((ScaleUp) decisions.get(0)).total()).isEqualTo(5);
    assertThat(decisions.get(1).reason())
        .isEqualTo(
            "default/p05, default/p06 cannot be served yet: pool cloud is at its maximum of 5"
                + " nodes");
  }

  @Test
  void noMoreNodesBootAtATimeThanTheSettingsAllow() {
    ScalingPolicy two = new PackingPolicy(ScalingSettings.DEFAULTS.withMaxBootingNodes(2));
    Seen seen = seen(CLOUD).booting("cloud-0", "cloud").pending(pods(4, "3"));
    assertThat(((ScaleUp) two.decide(seen.observed(), NOTHING_OPEN, NOON).get(0)).add())
        .isEqualTo(1);
  }

  @Test
  void aPoolIsKeptAtItsMinimum() {
    ScaleUp up = only(decided(seen(pool("cloud", FOUR_CPUS, 2, 5, "0.10")).ready("c-0", "cloud")));
    assertThat(up.total()).isEqualTo(2);
    assertThat(up.reason()).isEqualTo("pool cloud keeps at least 2 nodes");
  }

  @Test
  void aPoolThatFailedIsLeftAloneForAWhileAndTheNextOneTakesOver() {
    ScalingPolicy patient =
        new PackingPolicy(
            ScalingSettings.DEFAULTS.withBackoff(
                new Backoff(Duration.ofSeconds(10), Duration.ofMinutes(5))));
    NodePool dear = pool("dear", FOUR_CPUS, 0, 5, "0.20");
    Seen seen =
        seen(CLOUD, dear)
            .failedLately(new Setback(Setback.Kind.SCALE_UP, "cloud", 2, NOON))
            .pending(pod("job", "1", "1Gi"));
    assertThat(patient.decide(seen.observed(), NOTHING_OPEN, NOON.plusSeconds(19)).get(0).target())
        .isEqualTo("dear");
    assertThat(patient.decide(seen.observed(), NOTHING_OPEN, NOON.plusSeconds(20)).get(0).target())
        .isEqualTo("cloud");
  }
}
