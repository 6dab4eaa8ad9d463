package levante.web.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.decide.OpenDecision;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.Outcome;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeState;
import levante.kernel.ClusterId;
import org.junit.jupiter.api.Test;

class ScalingMetricsTest {
  private static final ClusterId ONE = new ClusterId("one-7f3a2b");
  private static final ClusterId TWO = new ClusterId("two-7f3a2b");
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final RecordedMetrics recorded = new RecordedMetrics();
  private final ScalingMetrics metrics = new ScalingMetrics(recorded.registry());

  private int gauged(String name) {
    return recorded.gauged("levante_elasticity_" + name).intValue();
  }

  private static Census census(long second, Integer waiting, NodeState state, int nodes) {
    return new Census(NOON.plusSeconds(second), Optional.ofNullable(waiting), Map.of(state, nodes));
  }

  @Test
  void gaugesAddUpOverClustersUntilThoseLeave() {
    metrics.counted(ONE, census(0, 3, NodeState.POW_ON, 2));
    metrics.counted(TWO, census(0, null, NodeState.UNKNOWN, 1));
    metrics.counted(ONE, census(2, 4, NodeState.POW_ON, 1));
    assertThat(gauged("pods_pending")).isEqualTo(4);
    assertThat(gauged("nodes_booting")).isEqualTo(1);
    assertThat(gauged("nodes[state=unknown]")).isEqualTo(1);
    assertThat(gauged("clusters_unseen")).isEqualTo(1);
    metrics.left(TWO);
    assertThat(gauged("clusters_unseen")).isZero();
    assertThat(recorded.gauges()).as("each state, and three more").hasSize(11);
  }

  @Test
  void timeThatNodesStandWithoutWorkAddsUpWhileSomebodyLooks() {
    for (int i = 0; i <= 10; i++) {
      metrics.counted(
          ONE, new Census(NOON.plusMillis(1500L * i), Optional.of(0), Map.of(NodeState.IDLE, 2)));
    }
    assertThat(recorded.counted("levante_elasticity_idle_node_seconds_total")).isEqualTo(30);
    metrics.counted(ONE, census(7200, 0, NodeState.IDLE, 2));
    assertThat(recorded.counted("levante_elasticity_idle_node_seconds_total"))
        .as("after two hours in which nobody looked")
        .isEqualTo(30);
  }

  @Test
  void decisionsCountByKindAndByWhatCameOfThem() {
    ScalingDecision release = new ScalingDecision.Release("n", "idle");
    metrics.decided(ONE, release, List.of());
    metrics.decided(ONE, ScalingDecision.Hold.because("nothing to do"), List.of());
    metrics.closed(
        ONE,
        new OpenDecision(1, NOON, release, List.of()),
        new Outcome(Outcome.Result.FAILED, NOON, "refused"));
    assertThat(recorded.counted("levante_elasticity_decisions_total[kind=hold, result=done]"))
        .isEqualTo(1);
    assertThat(recorded.counted("levante_elasticity_decisions_total[kind=release, result=failed]"))
        .isEqualTo(1);
  }

  @Test
  void timesAreKept() {
    metrics.decided(ONE, new ScalingDecision.Release("n", "idle"), List.of(Duration.ofSeconds(2)));
    metrics.ready(ONE, Duration.ofSeconds(93));
    assertThat(recorded.timers())
        .containsEntry("levante_elasticity_pending_to_decision", List.of(Duration.ofSeconds(2)))
        .containsEntry("levante_elasticity_order_to_ready", List.of(Duration.ofSeconds(93)));
  }
}
