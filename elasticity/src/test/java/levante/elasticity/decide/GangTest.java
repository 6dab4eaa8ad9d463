package levante.elasticity.decide;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
import static levante.elasticity.Seen.asking;
import static levante.elasticity.Seen.pod;
import static levante.elasticity.Seen.pool;
import static levante.elasticity.Seen.seen;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import levante.elasticity.Seen;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.cluster.Pod;
import levante.elasticity.cluster.PodSpec;
import levante.elasticity.constraint.Gang;
import levante.elasticity.decide.ScalingDecision.Hold;
import levante.elasticity.decide.ScalingDecision.ScaleUp;
import org.junit.jupiter.api.Test;

class GangTest {
  private static final NodePool THREE = pool("cloud", FOUR_CPUS, 0, 3, "0.10");

  private final ScalingPolicy policy = new PackingPolicy(ScalingSettings.DEFAULTS);

  private List<ScalingDecision> decided(Seen seen) {
    return policy.decide(seen.observed(), List.of(), NOON);
  }

  private static Pod with(Pod pod, int priority, Optional<Gang> gang) {
    return asking(pod, PodSpec.ofJob(pod.requests(), priority, gang));
  }

  private static Pod[] gang(int size, int members) {
    Pod[] pods = new Pod[members];
    for (int i = 0; i < members; i++) {
      pods[i] = with(pod("rank-" + i, "3", "1Gi"), 0, Optional.of(new Gang("mpi", size)));
    }
    return pods;
  }

  private static ScaleUp ordered(List<ScalingDecision> decisions) {
    return (ScaleUp) decisions.stream().filter(ScaleUp.class::isInstance).findFirst().orElseThrow();
  }

  @Test
  void aGangThatFitsIsServedWhole() {
    assertThat(ordered(decided(seen(THREE).pending(gang(3, 3)))).add()).isEqualTo(3);
  }

  @Test
  void aGangThatCanBeServedInPartOnlyOrdersNothing() {
    List<ScalingDecision> decisions = decided(seen(THREE).pending(gang(4, 4)));
    assertThat(decisions).hasSize(1).first().isInstanceOf(Hold.class);
    assertThat(decisions.get(0).reason())
        .isEqualTo("gang default/mpi needs 4 together and 3 of them could be served");
  }

  @Test
  void aGangThatIsNotThereYetOrdersNothing() {
    List<ScalingDecision> decisions = decided(seen(THREE).pending(gang(3, 2)));
    assertThat(decisions.get(0).reason()).isEqualTo("gang default/mpi needs 3 together and has 2");
  }

  @Test
  void aBrokenGangKeepsNobodyFromBeingServed() {
    ScaleUp up =
        ordered(decided(seen(THREE).pending(gang(4, 4)).pending(pod("single", "4", "1Gi"))));
    assertThat(up.podsServed()).containsExactly("default/single");
  }

  @Test
  void theMembersThatRunCountForTheRest() {
    NodePool four = pool("cloud", FOUR_CPUS, 0, 4, "0.10");
    Pod[] members = gang(4, 4);
    Seen seen =
        seen(four).ready("a", "cloud").running("a", members[0]).pending(members[1], members[2]);
    assertThat(decided(seen).get(0).reason()).contains("needs 4 together and has 3");
    assertThat(ordered(decided(seen.pending(members[3]))).add()).isEqualTo(3);
  }

  @Test
  void whenNotAllCanBeServedThePriorityDecides() {
    NodePool one = pool("cloud", FOUR_CPUS, 0, 1, "0.10");
    ScaleUp up =
        ordered(
            decided(
                seen(one)
                    .pending(
                        with(pod("a-large", "4", "1Gi"), 0, Optional.empty()),
                        with(pod("urgent", "1", "1Gi"), 100, Optional.empty()))));
    assertThat(up.podsServed()).containsExactly("default/urgent");
  }

  @Test
  void whatFillsSpareRoomOrdersNoNode() {
    Pod filler = with(pod("filler", "1", "1Gi"), -11, Optional.empty());
    assertThat(decided(seen(THREE).pending(filler).expendableBelow(-10)))
        .containsExactly(
            Hold.because(
                "default/filler waits for room and for no node, as below the priority of -10"));
  }
}
