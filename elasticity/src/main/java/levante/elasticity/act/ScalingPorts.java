package levante.elasticity.act;

import java.util.Objects;
import levante.elasticity.cluster.ClusterObserver;

/** The systems that the loop sees and moves. */
public record ScalingPorts(
    ElasticClusters clusters, ClusterObserver observer, NodeSupply supply, NodeDrainer drainer) {
  public ScalingPorts {
    Objects.requireNonNull(clusters, "clusters");
    Objects.requireNonNull(observer, "observer");
    Objects.requireNonNull(supply, "supply");
    Objects.requireNonNull(drainer, "drainer");
  }

  /** The same with other clusters. */
  public ScalingPorts with(ElasticClusters others) {
    return new ScalingPorts(others, observer, supply, drainer);
  }
}
