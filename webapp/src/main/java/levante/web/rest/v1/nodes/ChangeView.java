package levante.web.rest.v1.nodes;

import java.time.Instant;
import java.util.Optional;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateChange;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A node came into a state; {@code was} is absent for a node that was not known. */
@Schema(name = "NodeStateChange")
public record ChangeView(
    Instant at,
    String node,
    Optional<String> pool,
    @Schema(implementation = NodeState.class) Optional<String> was,
    @Schema(implementation = NodeState.class) String state) {
  static ChangeView of(StateChange change) {
    return new ChangeView(
        change.spell().since(),
        change.spell().node(),
        change.spell().pool(),
        change.was().map(NodeState::word),
        change.spell().state().word());
  }
}
