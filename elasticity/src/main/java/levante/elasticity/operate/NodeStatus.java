package levante.elasticity.operate;

import java.util.Objects;
import java.util.Optional;
import levante.elasticity.cluster.Resources;
import levante.elasticity.manual.DisabledNode;
import levante.elasticity.state.NodeSpell;

/**
 * One node as a person sees it.
 *
 * @param spell its state and since when
 * @param used what pods take of it, daemons too
 * @param total what it can give to pods; of one that is on its way, what it is thought to
 * @param disabled by whom, when it is
 */
public record NodeStatus(
    NodeSpell spell, Resources used, Resources total, Optional<DisabledNode> disabled) {
  public NodeStatus {
    Objects.requireNonNull(spell, "spell");
    Objects.requireNonNull(used, "used");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(disabled, "disabled");
  }

  /** Whether scaling and the cluster's scheduler may use it. */
  public boolean enabled() {
    return disabled.isEmpty();
  }
}
