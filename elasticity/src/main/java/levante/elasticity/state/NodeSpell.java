package levante.elasticity.state;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A node that is in a state since then.
 *
 * @param pool empty for a node that no pool made
 */
public record NodeSpell(String node, Optional<String> pool, NodeState state, Instant since) {
  public NodeSpell {
    Objects.requireNonNull(pool, "pool");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(since, "since");
    if (node.isBlank()) {
      throw new IllegalStateException("a spell is a node's");
    }
  }

  /** Goes on when the state is the same, begins anew when it is another. */
  NodeSpell becoming(NodeState next, Instant now) {
    return next == state ? this : new NodeSpell(node, pool, next, now);
  }
}
