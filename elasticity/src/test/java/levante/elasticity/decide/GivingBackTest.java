package levante.elasticity.decide;

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
import levante.elasticity.cluster.SuppliedNode.State;
import levante.elasticity.decide.PackingPolicy.Boots;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.Release;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import org.junit.jupiter.api.Test;

/** Machines on their way that nothing waits for any more. */
class GivingBackTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 5, "0.10");
  private static final ScalingSettings SETTINGS =
      ScalingSettings.DEFAULTS.withIdleTime(Duration.ZERO);

  private static OpenDecision order(List<String> pods, int expected, String... nodes) {
    ScaleUp order =
        new ScaleUp(
            "cloud",
            nodes.length,
            nodes.length,
            List.of(),
            "pods wait",
            pods,
            expected,
            List.of(),
            CLOUD.eurPerHour());
    return new OpenDecision(1, NOON.minusSeconds(60), order, List.of(nodes));
  }

  private static List<ScalingDecision> decided(Boots boots, Seen seen, OpenDecision... open) {
    return new PackingPolicy(SETTINGS, boots).decide(seen.observed(), List.of(open), NOON);
  }

  private static Release unneeded(String node) {
    return new Release(
        node, Release.What.UNNEEDED, "it is not Ready yet, and nothing waits for it any more");
  }

  private static Seen twoBoot(NodePool pool) {
    return seen(pool)
        .supplied("c-0", "cloud", State.BOOTING, NOON.minusSeconds(50))
        .supplied("c-1", "cloud", State.BOOTING, NOON.minusSeconds(55));
  }

  @Test
  void theOneThatIsLessFarOnItsWayIsGivenBack() {
    assertThat(
            decided(
                Boots.GIVEN_BACK,
                twoBoot(CLOUD).pending(pod("a", "2", "1Gi")),
                order(List.of("default/a", "default/b"), 0, "c-0", "c-1")))
        .contains(unneeded("c-0"))
        .doesNotContain(unneeded("c-1"));
  }

  @Test
  void whatWasOrderedForPodsThatNeverCameIsGivenBackToo() {
    assertThat(decided(Boots.GIVEN_BACK, twoBoot(CLOUD), order(List.of(), 7, "c-0", "c-1")))
        .containsExactlyInAnyOrder(unneeded("c-0"), unneeded("c-1"));
  }

  @Test
  void aPolicyThatKeepsBootsWaitsForThem() {
    assertThat(decided(Boots.KEPT, twoBoot(CLOUD), order(List.of("default/a"), 0, "c-0", "c-1")))
        .singleElement()
        .isInstanceOf(Hold.class);
  }

  @Test
  void whatAPersonOrderedOrThePoolKeepsIsNotGivenBack() {
    assertThat(decided(Boots.GIVEN_BACK, twoBoot(CLOUD), order(List.of(), 0, "c-0", "c-1")))
        .singleElement()
        .isInstanceOf(Hold.class);
    assertThat(decided(Boots.GIVEN_BACK, twoBoot(CLOUD))).singleElement().isInstanceOf(Hold.class);
    assertThat(
            decided(
                Boots.GIVEN_BACK,
                twoBoot(pool("cloud", FOUR_CPUS, 1, 5, "0.10")),
                order(List.of("default/a"), 0, "c-0", "c-1")))
        .filteredOn(Release.class::isInstance)
        .hasSize(1);
  }

  @Test
  void aMachineThatHasJoinedIsCordonedBeforeItGoes() {
    Seen joined = seen(CLOUD).notReady("c-0", "cloud");
    assertThat(decided(Boots.GIVEN_BACK, joined, order(List.of("default/a"), 0, "c-0")))
        .filteredOn(Release.class::isInstance)
        .isEmpty();
  }

  @Test
  void aDecisionToGiveBackIsGoneOnWith() {
    Release release = unneeded("c-0");
    OpenDecision open = new OpenDecision(2, NOON.minusSeconds(5), release, List.of());
    assertThat(
            decided(
                Boots.KEPT,
                twoBoot(CLOUD).pending(pod("a", "4", "1Gi"), pod("b", "4", "1Gi")),
                order(List.of("default/a"), 0, "c-0", "c-1"),
                open))
        .contains(release);
  }
}
