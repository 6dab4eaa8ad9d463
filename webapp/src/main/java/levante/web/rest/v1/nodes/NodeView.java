package levante.web.rest.v1.nodes;

import java.time.Instant;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.operate.NodeStatus;
import levante.elasticity.state.NodeState;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A node with CLUES's columns.
 *
 * @param pool absent for a node that no pool made
 * @param disabledBy absent while it is enabled
 */
public record NodeView(
    String name,
    Optional<String> pool,
    @Schema(implementation = NodeState.class) String state,
    Instant since,
    boolean enabled,
    Optional<String> disabledBy,
    Amounts used,
    Amounts total) {
  /** Cpu and memory, as Kubernetes writes them. */
  public record Amounts(String cpu, String memory) {
    private static Amounts of(Resources resources) {
      return new Amounts(
          resources.get(Resources.CPU).toString(), resources.get(Resources.MEMORY).toString());
    }
  }

  static NodeView of(NodeStatus node) {
    return new NodeView(
        node.spell().node(),
        node.spell().pool(),
        node.spell().state().word(),
        node.spell().since(),
        node.enabled(),
        node.disabled().map(one -> one.by()),
        Amounts.of(node.used()),
        Amounts.of(node.total()));
  }
}
