package levante.elasticity.policy;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import levante.elasticity.decide.ScalingSettings;
import org.junit.jupiter.api.Test;

/** The rows of CLUES's chain, one by one; all pods were made at noon. */
class CluesPolicyTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 3, "0.10");
  private static final CluesSettings CLUES = CluesSettings.DEFAULTS;

  private static List<ScalingDecision> decided(CluesSettings clues, Seen seen, int seconds) {
    return Policies.of(PolicySettings.CLUES.withClues(clues))
        .apply(ScalingSettings.DEFAULTS)
        .decide(seen.observed(), List.of(), NOON.plusSeconds(seconds));
  }

  private static CluesSettings extra(int slots, int nodes) {
    return new CluesSettings(
        CLUES.idleTime(),
        CLUES.reconsiderJobTime(),
        CLUES.cooldownNodes(),
        CLUES.maxBootingNodes(),
        CLUES.maxWaitPowerOn(),
        new CluesSettings.Extra(slots, nodes));
  }

  @Test
  void aJobIsAskedForOnlyAfterItHasWaited() {
    Seen seen = seen(CLOUD).pending(pod("a", "1", "1Gi"));
    assertThat(decided(CLUES, seen, 60)).singleElement().isInstanceOf(Hold.class);
    assertThat(decided(CLUES, seen, 61))
        .singleElement()
        .isInstanceOfSatisfying(ScaleUp.class, up -> assertThat(up.add()).isEqualTo(1));
  }

  @Test
  void requestsAreServedByFirstFitInStrictOrder() {
    Seen seen =
        seen(CLOUD).pending(pod("a", "1", "1Gi"), pod("b", "4", "1Gi"), pod("c", "3", "1Gi"));
    assertThat(decided(CLUES, seen, 90))
        .singleElement()
        .isInstanceOfSatisfying(ScaleUp.class, up -> assertThat(up.add()).isEqualTo(2));
  }

  @Test
  void aRequestThatFitsNowhereBlocksThoseBehindIt() {
    Seen seen = seen(CLOUD).pending(pod("a-giant", "5", "1Gi"), pod("b", "1", "1Gi"));
    assertThat(decided(CLUES, seen, 90))
        .singleElement()
        .isInstanceOf(Hold.class)
        .satisfies(hold -> assertThat(hold.reason()).contains("default/a-giant fits no node"));
  }

  @Test
  void aRequestThatFitsANodeThatIsOnSwitchesNothingOn() {
    Seen seen = seen(CLOUD).ready("c-0", "cloud").pending(pod("a", "1", "1Gi"));
    assertThat(decided(CLUES, seen, 90)).noneMatch(ScaleUp.class::isInstance);
  }

  @Test
  void bootsAreBoundedByMaxBootingNodes() {
    CluesSettings one =
        new CluesSettings(
            CLUES.idleTime(),
            CLUES.reconsiderJobTime(),
            Duration.ZERO,
            1,
            CLUES.maxWaitPowerOn(),
            CLUES.extra());
    Seen seen = seen(CLOUD).pending(pod("a", "4", "1Gi"), pod("b", "4", "1Gi"));
    assertThat(decided(one, seen, 90))
        .filteredOn(ScaleUp.class::isInstance)
        .allSatisfy(up -> assertThat(((ScaleUp) up).add()).isEqualTo(1))
        .hasSize(1);
  }

  @Test
  void aNodeIsSwitchedOffWhenItHasBeenIdleForIdleTime() {
    Seen idle = seen(CLOUD).ready("c-0", "cloud").idleSince("c-0", NOON);
    assertThat(decided(CLUES, idle, 1799)).noneMatch(Drain.class::isInstance);
    assertThat(decided(CLUES, idle, 1800)).hasSize(1).allMatch(Drain.class::isInstance);
  }

  @Test
  void whatRunsOnEveryNodeKeepsNoneOn() {
    Seen idle =
        seen(CLOUD)
            .ready("c-0", "cloud")
            .daemon("c-0", pod("proxy", "100m", "64Mi"))
            .idleSince("c-0", NOON);
    assertThat(decided(CLUES, idle, 1800)).hasSize(1).allMatch(Drain.class::isInstance);
  }

  @Test
  void aNodeStaysOnDuringItsCooldown() {
    CluesSettings cool =
        new CluesSettings(
            Duration.ofSeconds(10),
            CLUES.reconsiderJobTime(),
            Duration.ofHours(5),
            0,
            CLUES.maxWaitPowerOn(),
            CLUES.extra());
    Seen idle = seen(CLOUD).ready("c-0", "cloud").idleSince("c-0", NOON);
    assertThat(decided(cool, idle, 60)).noneMatch(Drain.class::isInstance);
  }

  @Test
  void whatIsToBeKeptFreeIsSwitchedOnAndNotOff() {
    assertThat(decided(extra(5, 0), seen(CLOUD), 0))
        .singleElement()
        .isInstanceOfSatisfying(ScaleUp.class, up -> assertThat(up.add()).isEqualTo(2));
    Seen idle =
        seen(CLOUD)
            .ready("c-0", "cloud")
            .ready("c-1", "cloud")
            .idleSince("c-0", NOON)
            .idleSince("c-1", NOON);
    assertThat(decided(extra(0, 1), idle, 3600)).filteredOn(Drain.class::isInstance).hasSize(1);
  }
}
