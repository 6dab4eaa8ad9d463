package levante.web.page.elasticity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.operate.NodeStatus;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;
import levante.web.page.elasticity.NodeGraph.Piece;
import org.junit.jupiter.api.Test;

class NodeGraphTest {
  private static final Instant FROM = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant TO = FROM.plusSeconds(780);

  private final List<StateChange> changes = new ArrayList<>();
  private final List<Census> counts = new ArrayList<>();
  private final List<NodeStatus> now = new ArrayList<>();

  private static Instant at(int second) {
    return FROM.plusSeconds(second);
  }

  private static NodeSpell spell(String node, NodeState state, int since) {
    return new NodeSpell(node, Optional.of("pool"), state, at(since));
  }

  private void change(String node, int second, Optional<NodeState> was, NodeState state) {
    changes.add(new StateChange(spell(node, state, second), was));
  }

  private void is(String node, NodeState state, int since) {
    now.add(
        new NodeStatus(
            spell(node, state, since), Resources.NONE, Resources.NONE, Optional.empty()));
  }

  private NodeGraph graph() {
    return NodeGraph.of(new NodeGraph.Known(changes, counts, now), FROM, TO);
  }

  private static String words(Piece piece) {
    return "%s %d+%d".formatted(piece.state(), piece.x() - NodeGraph.LEFT, piece.width());
  }

  @Test
  void aNodeThatCameAndWentHasABandOfItsStatesAndNoneWhileItWasOff() {
    change("w", 100, Optional.empty(), NodeState.POW_ON);
    change("w", 160, Optional.of(NodeState.POW_ON), NodeState.USED);
    change("w", 400, Optional.of(NodeState.USED), NodeState.POW_OFF);
    change("w", 410, Optional.of(NodeState.POW_OFF), NodeState.OFF);
    change("w", 700, Optional.of(NodeState.OFF), NodeState.POW_ON);
    assertThat(graph().bands()).hasSize(1);
    assertThat(graph().bands().get(0).pieces().stream().map(NodeGraphTest::words))
        .containsExactly("pow_on 100+60", "used 160+240", "pow_off 400+10", "pow_on 700+80");
  }

  @Test
  void whatANodeWasBeforeReachesToTheLeftEdge() {
    change("w", 300, Optional.of(NodeState.IDLE), NodeState.USED);
    assertThat(graph().bands().get(0).pieces().stream().map(NodeGraphTest::words))
        .containsExactly("idle 0+300", "used 300+480");
  }

  @Test
  void aNodeThatNothingHappenedToHasItsStateAllAlong() {
    is("old", NodeState.IDLE, -5_000);
    is("new", NodeState.USED, 600);
    assertThat(
            graph().bands().stream()
                .flatMap(band -> band.pieces().stream())
                .map(NodeGraphTest::words))
        .containsExactly("used 600+180", "idle 0+780");
  }

  @Test
  void theLinesAreInStepsAndBreakOffWhereNothingIsKnown() {
    counts.add(new Census(at(0), Optional.of(4), Map.of(NodeState.USED, 1, NodeState.OFF, 9)));
    counts.add(new Census(at(78), Optional.empty(), Map.of(NodeState.UNKNOWN, 1)));
    counts.add(new Census(at(156), Optional.of(0), Map.of(NodeState.USED, 2)));
    NodeGraph graph = graph();
    assertThat(graph.most()).isEqualTo(4);
    assertThat(graph.waiting()).isEqualTo("M210 10H288M366 100H990");
    assertThat(graph.nodes()).isEqualTo("M210 78H288V78H366V55H990");
  }

  @Test
  void ofTooManyNodesSomeHaveNoBandAndThatIsTold() {
    for (int i = 0; i < 70; i++) {
      is("w-%02d".formatted(i), NodeState.IDLE, 0);
    }
    assertThat(graph().bands()).hasSize(60);
    assertThat(graph().hidden()).isEqualTo(10);
    assertThat(graph().height()).isEqualTo(NodeGraph.TOP + 60 * NodeGraph.ROW + 30);
  }

  @Test
  void ofNothingThereIsAnEmptyDrawing() {
    assertThat(graph().bands()).isEmpty();
    assertThat(graph().waiting()).isEmpty();
    assertThat(graph().most()).isEqualTo(1);
  }
}
