package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.asking;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.constraint.DisruptionBudget;
import levante.elasticity.constraint.LabelSelector;
import levante.elasticity.decide.ScalingDecision.Drain;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Release;
import org.junit.jupiter.api.Test;

class ConsolidationTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 9, "0.10");

  private static List<ScalingDecision> decided(Seen seen, OpenDecision... open) {
    ScalingSettings settings =
        ScalingSettings.DEFAULTS.withConsolidateAfter(Optional.of(Duration.ofMinutes(5)));
    return new PackingPolicy(settings).decide(seen.observed(), List.of(open), NOON);
  }

  private static Pod movable(String name, String cpu) {
    Pod plain = pod(name, cpu, "1Gi");
    return asking(plain, plain.spec().movable());
  }

  private static Seen halfEmpty() {
    return seen(CLOUD)
        .ready("a", "cloud")
        .ready("b", "cloud")
        .running("a", movable("web-1", "2"), movable("web-2", "1"))
        .running("b", movable("web-3", "1"));
  }

  @Test
  void aNodeWhosePodsHaveRoomElsewhereIsEmptied() {
    assertThat(decided(halfEmpty()))
        .containsExactly(
            new Drain(
                "b", Drain.Manner.EVICT, "what runs on it has room elsewhere: default/web-3 on a"));
  }

  @Test
  void allThatCanGoGoAtOnceSoThatNoPodMovesTwice() {
    Seen seen = halfEmpty().ready("c", "cloud").running("c", movable("web-4", "1"));
    assertThat(decided(seen)).hasSize(1);
    Seen smaller =
        seen(CLOUD)
            .ready("a", "cloud")
            .ready("b", "cloud")
            .ready("c", "cloud")
            .running("a", movable("web-1", "2"))
            .running("b", movable("web-3", "1"))
            .running("c", movable("web-4", "1"));
    assertThat(decided(smaller)).extracting(ScalingDecision::target).containsExactly("b", "c");
  }

  @Test
  void nobodyIsMovedWhileAnIdleNodeCouldTakeThem() {
    Seen seen = halfEmpty().ready("c", "cloud").idleSince("c", NOON.minusSeconds(60));
    assertThat(decided(seen)).singleElement().isInstanceOf(Hold.class);
    assertThat(decided(halfEmpty().ready("c", "cloud").idleSince("c", NOON.minusSeconds(3600))))
        .as("it goes, and the rest can be packed")
        .extracting(ScalingDecision::target)
        .containsExactly("c", "b");
  }

  @Test
  void podsThatMayNotBeMovedStay() {
    Seen seen =
        seen(CLOUD)
            .ready("a", "cloud")
            .ready("b", "cloud")
            .running("a", pod("job-1", "2", "1Gi"))
            .running("b", pod("job-2", "1", "1Gi"));
    assertThat(decided(seen)).containsExactly(Hold.because("no pod waits and no node is idle"));
  }

  @Test
  void aBudgetThatAllowsNothingKeepsItsPods() {
    assertThat(decided(halfEmpty().budget(budget(0)))).first().isInstanceOf(Hold.class);
    assertThat(decided(halfEmpty().budget(budget(1)))).first().isInstanceOf(Drain.class);
  }

  @Test
  void aBudgetIsSpentOnceOnly() {
    Seen seen =
        seen(CLOUD)
            .ready("a", "cloud")
            .ready("b", "cloud")
            .ready("c", "cloud")
            .running("a", movable("web-1", "2"))
            .running("b", movable("web-3", "1"))
            .running("c", movable("web-4", "1"))
            .budget(budget(1));
    assertThat(decided(seen)).extracting(ScalingDecision::target).containsExactly("b");
  }

  @Test
  void theRoomThatWaitingPodsAreAboutToTakeIsNotGivenAway() {
    Seen seen = halfEmpty().pending(pod("large", "1", "1Gi"));
    assertThat(decided(seen)).first().isInstanceOf(Hold.class);
  }

  @Test
  void aClusterThatGrewLatelyIsLeftAlone() {
    Instant lately = NOON.minusSeconds(30);
    Seen seen = halfEmpty().supplied("new", "cloud", SuppliedNode.State.BOOTING, lately);
    assertThat(decided(seen)).first().isInstanceOf(Hold.class);
  }

  @Test
  void aNodeThatWouldNotBeDrainedIsLeftAloneForAWhile() {
    Setback refused = new Setback(Setback.Kind.DRAIN, "b", 1, NOON.minusSeconds(1));
    assertThat(decided(halfEmpty().failedLately(refused)).get(0).target()).isNotEqualTo("b");
  }

  @Test
  void theMinimumOfAPoolIsKept() {
    NodePool two = pool("cloud", FOUR_CPUS, 2, 9, "0.10");
    Seen seen =
        seen(two)
            .ready("a", "cloud")
            .ready("b", "cloud")
            .running("a", movable("web-1", "2"))
            .running("b", movable("web-3", "1"));
    assertThat(decided(seen)).first().isInstanceOf(Hold.class);
  }

  @Test
  void evictionGoesOnUntilTheNodeIsEmptyAndOnlyThenItIsReleased() {
    Drain drain =
        new Drain(
            "b", Drain.Manner.EVICT, "what runs on it has room elsewhere: default/web-3 on a");
    OpenDecision open = new OpenDecision(1, NOON, drain, List.of());
    Seen stillThere =
        seen(CLOUD)
            .ready("a", "cloud")
            .cordoned("b", "cloud")
            .running("a", movable("web-1", "2"))
            .running("b", movable("web-3", "1"));
    assertThat(decided(stillThere, open)).containsExactly(drain);
    Seen moved =
        seen(CLOUD)
            .ready("a", "cloud")
            .cordoned("b", "cloud")
            .running("a", movable("web-1", "2"), movable("web-3b", "1"));
    assertThat(decided(moved, open)).containsExactly(new Release("b", "it is cordoned and empty"));
  }

  private static DisruptionBudget budget(int allowed) {
    return new DisruptionBudget("default", "web", LabelSelector.EVERYTHING, allowed);
  }
}
