package levante.elasticity.state;

import static levante.elasticity.Seen.FOUR_CPUS;
import static levante.elasticity.Seen.NOON;
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
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.Setback;
import levante.elasticity.cluster.SuppliedNode;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.decide.ScalingSettings;
import org.junit.jupiter.api.Test;

class NodeStatesTest {
  private static final NodePool CLOUD = pool("cloud", FOUR_CPUS, 0, 9, "0.10");
  private static final Instant LONG_AGO = NOON.minus(Duration.ofHours(3));

  private static NodeSpell spell(NodeState state) {
    return new NodeSpell("n", Optional.of("cloud"), state, LONG_AGO);
  }

  private static NodeSpell after(Seen seen, List<OpenDecision> open, NodeSpell... before) {
    return NodeStates.after(
            new NodeStates.Known(
                seen.observed().match(Observation.Complete::seen, unseen -> null),
                open,
                ScalingSettings.DEFAULTS,
                NOON),
            List.of(before))
        .get(0);
  }

  private static NodeState state(Seen seen, NodeSpell... before) {
    return after(seen, List.of(), before).state();
  }

  private static NodeState state(Seen seen, ScalingDecision begun, Instant at) {
    return after(seen, List.of(new OpenDecision(1, at, begun, List.of())), spell(NodeState.IDLE))
        .state();
  }

  @Test
  void aNodeWithWorkIsUsedAndOneWithDaemonsOnlyIsIdle() {
    assertThat(state(seen(CLOUD).ready("n", "cloud").running("n", pod("p", "1", "1Gi"))))
        .isEqualTo(NodeState.USED);
    assertThat(state(seen(CLOUD).ready("n", "cloud").daemon("n", pod("p", "1", "1Gi"))))
        .isEqualTo(NodeState.IDLE);
  }

  @Test
  void anOrderedNodeIsOnItsWayUntilItIsLate() {
    assertThat(state(seen(CLOUD).booting("n", "cloud"))).isEqualTo(NodeState.POW_ON);
    assertThat(
            state(
                seen(CLOUD).supplied("n", "cloud", SuppliedNode.State.BOOTING, LONG_AGO),
                spell(NodeState.POW_ON)))
        .isEqualTo(NodeState.OFF_ERR);
    assertThat(state(seen(CLOUD).supplied("n", "cloud", SuppliedNode.State.FAILED, NOON)))
        .isEqualTo(NodeState.OFF_ERR);
  }

  @Test
  void aKubeletThatIsNotReadyYetIsOnItsWayAndOneThatFellSilentIsUnknown() {
    Seen silent = seen(CLOUD).notReady("n", "cloud");
    assertThat(state(silent, spell(NodeState.POW_ON))).isEqualTo(NodeState.POW_ON);
    assertThat(state(silent, spell(NodeState.USED))).isEqualTo(NodeState.UNKNOWN);
  }

  @Test
  void aNodeThatIsDrainedOrReleasedIsOnItsWayOffUntilItTakesTooLong() {
    Seen seen = seen(CLOUD).cordoned("n", "cloud");
    assertThat(state(seen, ScalingDecision.Drain.ofIdle("n", ""), NOON))
        .isEqualTo(NodeState.POW_OFF);
    ScalingDecision release = new ScalingDecision.Release("n", "");
    assertThat(state(seen, release, NOON)).isEqualTo(NodeState.POW_OFF);
    assertThat(state(seen, release, LONG_AGO)).isEqualTo(NodeState.ON_ERR);
  }

  @Test
  void aNodeThatWouldNotBeDrainedIsInErrorOnlyWhileThatIsLate() {
    Seen seen = seen(CLOUD).ready("n", "cloud");
    assertThat(state(seen.failedLately(new Setback(Setback.Kind.DRAIN, "n", 1, NOON))))
        .isEqualTo(NodeState.ON_ERR);
    Seen later =
        seen(CLOUD)
            .ready("n", "cloud")
            .failedLately(new Setback(Setback.Kind.DRAIN, "n", 1, LONG_AGO));
    assertThat(state(later)).isEqualTo(NodeState.IDLE);
  }

  @Test
  void whatIsNoMoreThereIsOffAndWhatCannotBeSeenIsUnknown() {
    assertThat(after(seen(CLOUD), List.of(), spell(NodeState.USED)))
        .isEqualTo(new NodeSpell("n", Optional.of("cloud"), NodeState.OFF, NOON));
    assertThat(NodeStates.unseen(List.of(spell(NodeState.USED)), NOON))
        .containsExactly(new NodeSpell("n", Optional.of("cloud"), NodeState.UNKNOWN, NOON));
  }

  @Test
  void aStateThatGoesOnKeepsItsBeginning() {
    assertThat(after(seen(CLOUD).ready("n", "cloud"), List.of(), spell(NodeState.IDLE)))
        .isEqualTo(spell(NodeState.IDLE));
  }
}
