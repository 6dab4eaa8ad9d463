package levante.elasticity.state;

import java.time.Instant;
import java.util.List;
import levante.kernel.ClusterId;

/** {@link StateLedger#NONE}. */
final class NoStates implements StateLedger {
  @Override
  public List<NodeSpell> current(ClusterId cluster) {
    return List.of();
  }

  @Override
  public void begin(ClusterId cluster, List<StateChange> changes) {
    // Nobody asks for it.
  }

  @Override
  public void count(ClusterId cluster, Census census) {
    // Nobody asks for it.
  }

  @Override
  public List<StateChange> changes(ClusterId cluster, Instant from, Instant to) {
    return List.of();
  }

  @Override
  public List<Census> counts(ClusterId cluster, Instant from, Instant to) {
    return List.of();
  }
}
