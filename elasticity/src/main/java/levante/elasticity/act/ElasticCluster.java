package levante.elasticity.act;

import java.util.List;
import java.util.Objects;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.decide.ScalingSettings;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;

/** A cluster whose node pools are to follow its work. */
public record ElasticCluster(
    ClusterId id, OwnerId owner, List<NodePool> pools, ScalingSettings settings) {
  public ElasticCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(settings, "settings");
    pools = List.copyOf(pools);
  }
}
