package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Kind;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.Uncordon;
import org.junit.jupiter.api.Test;

class ScaleDownTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final Duration IDLE_TIME = Duration.ofMinutes(10);
  private static final Instant LONG_AGO = NOON.minus(IDLE_TIME);
  private static final OpenDecision DRAINING = open(Drain.ofIdle("c-0", "idle"));

  private final ScalingPolicy policy =
      new PackingPolicy(ScalingSettings.DEFAULTS.withIdleTime(IDLE_TIME));

  private static OpenDecision open(ScalingDecision decision) {
    return new OpenDecision(1, NOON.minusSeconds(5), decision, List.of());
  }

  private List<ScalingDecision> decided(Seen seen, OpenDecision... open) {
    return policy.decide(seen.observed(), List.of(open), NOON);
  }

  @Test
  void aNodeIdleForTheIdleTimeIsDrainedAndNotYetReleased() {
    assertThat(decided(seen(CLOUD).ready("c-0", "cloud").idleSince("c-0", LONG_AGO)))
        .containsExactly(
            Drain.ofIdle(
                "c-0", "no work on it since 2026-11-24T11:50:00Z, the idle time is 10 min"));
  }

  @Test
  void aNodeIdleForLessStays() {
    assertThat(decided(seen(CLOUD).ready("c-0", "cloud").idleSince("c-0", LONG_AGO.plusMillis(1))))
        .extracting(ScalingDecision::kind)
        .containsExactly(Kind.HOLD);
  }

  @Test
  void anIdleNodeThatIsKeptWithoutAnIdleTimeIsSaidToGoAtOnceOtherwise() {
    Seen kept =
        seen(pool("cloud", FOUR_CPUS, 1, 5, "0.10"))
            .ready("c-0", "cloud")
            .idleSince("c-0", LONG_AGO);
    ScalingPolicy hasty = new PackingPolicy(ScalingSettings.DEFAULTS.withIdleTime(Duration.ZERO));
    assertThat(hasty.decide(kept.observed(), List.of(), NOON))
        .containsExactly(
            Hold.because(
                "no work on c-0; drained at once, unless the pool's minimum or headroom keeps it"));
  }

  @Test
  void daemonsDoNotKeepANodeInUse() {
    Seen seen =
        seen(CLOUD)
            .ready("c-0", "cloud")
            .daemon("c-0", pod("proxy", "100m", "64Mi"))
            .idleSince("c-0", LONG_AGO);
    assertThat(decided(seen)).extracting(ScalingDecision::kind).containsExactly(Kind.DRAIN);
  }

  @Test
  void noNodeIsReleasedBeforeItIsDrained() {
    Seen notYetCordoned = seen(CLOUD).ready("c-0", "cloud").idleSince("c-0", LONG_AGO);
    assertThat(decided(notYetCordoned, DRAINING))
        .extracting(ScalingDecision::kind)
        .containsExactly(Kind.DRAIN);
    Seen cordonedAndEmpty = seen(CLOUD).cordoned("c-0", "cloud").idleSince("c-0", LONG_AGO);
    assertThat(decided(cordonedAndEmpty, DRAINING))
        .containsExactly(new Release("c-0", "it is cordoned and empty"));
  }

  @Test
  void aNodeThatWorkReachedBeforeItsCordonIsTakenBack() {
    Seen seen = seen(CLOUD).cordoned("c-0", "cloud").running("c-0", pod("job", "1", "1Gi"));
    assertThat(decided(seen, DRAINING))
        .containsExactly(new Uncordon("c-0", "default/job came before it was cordoned"));
  }

  @Test
  void aDrainingNodeIsTakenBackRatherThanANewOneOrdered() {
    Seen seen = seen(CLOUD).cordoned("c-0", "cloud").pending(pod("job", "1", "1Gi"));
    assertThat(decided(seen, DRAINING))
        .containsExactly(new Uncordon("c-0", "default/job waits and fits it"));
  }

  @Test
  void aNodeIsNotDrainedWhileAPendingPodWouldFitIt() {
    Seen seen =
        seen(CLOUD)
            .ready("c-0", "cloud")
            .idleSince("c-0", LONG_AGO)
            .pending(pod("job", "1", "1Gi"));
    assertThat(decided(seen)).extracting(ScalingDecision::kind).containsExactly(Kind.HOLD);
  }

  @Test
  void aPoolNeverShrinksBelowItsMinimum() {
    NodePool two = pool("cloud", FOUR_CPUS, 2, 5, "0.10");
    Seen seen = seen(two);
    for (String name : List.of("c-0", "c-1", "c-2")) {
      seen.ready(name, "cloud").idleSince(name, LONG_AGO);
    }
    assertThat(decided(seen)).extracting(ScalingDecision::target).containsExactly("c-0");
  }

  @Test
  void aCordonOfSomebodyElsesLeadsToNoRelease() {
    Seen seen = seen(CLOUD).cordoned("c-0", "cloud").idleSince("c-0", LONG_AGO);
    assertThat(decided(seen)).extracting(ScalingDecision::kind).containsExactly(Kind.HOLD);
  }

  @Test
  void aNodeThatNoPoolSuppliedIsNeverTouched() {
    Seen seen = seen(CLOUD).unmanaged("frontend", FOUR_CPUS).idleSince("frontend", LONG_AGO);
    assertThat(decided(seen)).containsExactly(Hold.because("no pod waits and no node is idle"));
  }

  @Test
  void aNotReadyNodeIsNotOff() {
    Seen seen = seen(CLOUD).notReady("c-0", "cloud").running("c-0", pod("job", "1", "1Gi"));
    assertThat(decided(seen)).extracting(ScalingDecision::kind).containsExactly(Kind.HOLD);
  }

  @Test
  void aReleaseThatTheSupplyDoesNotShowYetIsRepeated() {
    Seen seen = seen(CLOUD).cordoned("c-0", "cloud");
    Release release = new Release("c-0", "it is cordoned and empty");
    assertThat(decided(seen, open(release))).containsExactly(release);
  }

  @Test
  void aFailedMachineIsGivenBackAndNeedsNobodyToResetIt() {
    Seen seen =
        seen(CLOUD).supplied("c-0", "cloud", SuppliedNode.State.FAILED, NOON.minusSeconds(5));
    assertThat(decided(seen)).containsExactly(new Release("c-0", "its machine failed"));
  }

  @Test
  void aFailedMachineWithPodsIsDrainedFirst() {
    Seen seen =
        seen(CLOUD)
            .unmanaged("c-0", FOUR_CPUS)
            .running("c-0", pod("job", "1", "1Gi"))
            .supplied("c-0", "cloud", SuppliedNode.State.FAILED, NOON.minusSeconds(5));
    assertThat(decided(seen))
        .containsExactly(
            new Drain("c-0", Drain.Manner.EVICT, "its machine failed, and pods are still on it"));
  }

  @Test
  void aMachineThatNeverBecomesANodeIsGivenBack() {
    Seen seen =
        seen(CLOUD)
            .supplied("c-0", "cloud", SuppliedNode.State.BOOTING, NOON.minusSeconds(15 * 60 + 1));
    assertThat(decided(seen))
        .containsExactly(new Release("c-0", "it did not become a node within 15 min"));
  }

  @Test
  void aNodeWhoseDrainWasRefusedIsLeftAloneForAWhile() {
    Seen seen =
        seen(CLOUD)
            .ready("c-0", "cloud")
            .idleSince("c-0", LONG_AGO)
            .failedLately(new Setback(Setback.Kind.DRAIN, "c-0", 1, NOON.minusSeconds(9)));
    assertThat(decided(seen)).extracting(ScalingDecision::kind).containsExactly(Kind.HOLD);
  }
}
