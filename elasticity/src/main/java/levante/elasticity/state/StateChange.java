package levante.elasticity.state;

import java.util.Objects;
import java.util.Optional;

/**
 * A node came into a state.
 *
 * @param was what it was until then; empty for a node that was not known
 */
public record StateChange(NodeSpell spell, Optional<NodeState> was) {
  public StateChange {
    Objects.requireNonNull(spell, "spell");
    Objects.requireNonNull(was, "was");
  }
}
