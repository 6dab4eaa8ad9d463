package levante.elasticity.act;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.decide.ScalingPolicy;
import levante.elasticity.decide.ScalingSettings;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;

/**
 * A cluster whose node pools are to follow its work.
 *
 * @param own its own policy; empty for the one that all clusters have
 */
public record ElasticCluster(
    ClusterId id,
    OwnerId owner,
    List<NodePool> pools,
    ScalingSettings settings,
    Optional<Function<ScalingSettings, ScalingPolicy>> own) {
  public ElasticCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(settings, "settings");
    Objects.requireNonNull(own, "own");
    pools = List.copyOf(pools);
  }

  /** One with the policy that all clusters have. */
  public ElasticCluster(
      ClusterId id, OwnerId owner, List<NodePool> pools, ScalingSettings settings) {
    this(id, owner, pools, settings, Optional.empty());
  }
}
