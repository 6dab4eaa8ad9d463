package levante.elasticity.decide;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A decision that was recorded and whose outcome is not known yet.
 *
 * @param id its number in the journal
 * @param nodes for a scale-up: the supplied nodes that came of it so far, in whatever state
 */
public record OpenDecision(long id, Instant decided, ScalingDecision decision, List<String> nodes) {
  public OpenDecision {
    Objects.requireNonNull(decided, "decided");
    Objects.requireNonNull(decision, "decision");
    nodes = List.copyOf(nodes);
  }

  /** How many nodes of a scale-up the supply does not show yet; 0 of any other. */
  public int missing() {
    return decision instanceof ScalingDecision.ScaleUp up
        ? Math.max(0, up.add() - nodes.size())
        : 0;
  }
}
