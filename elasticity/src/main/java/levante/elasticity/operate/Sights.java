package levante.elasticity.operate;

import java.util.List;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.cluster.ClusterSnapshot;
import levante.elasticity.cluster.Observation;
import levante.elasticity.cluster.SuppliedNode;
import levante.kernel.ClusterId;
import levante.kernel.LevanteException;

/** Looks at single clusters, without any effect on them. */
final class Sights {
  private final ScalingPorts ports;
  private final ScalingMemory memory;

  Sights(ScalingPorts ports, ScalingMemory memory) {
    this.ports = ports;
    this.memory = memory;
  }

  /** The clusters that there are. */
  List<ClusterId> scaled() {
    return ports.clusters().all().stream().map(ElasticCluster::id).toList();
  }

  /** That cluster now; throws CLUSTER_NOT_FOUND when it is not one that is scaled. */
  Sight of(ClusterId id) {
    ElasticCluster cluster = cluster(id);
    return new Sight(cluster, observed(cluster), memory.journal().open(id));
  }

  /** That cluster, without a look at it; throws CLUSTER_NOT_FOUND. */
  ElasticCluster cluster(ClusterId id) {
    return ports.clusters().of(id);
  }

  private Observation<ClusterSnapshot> observed(ElasticCluster cluster) {
    ClusterId id = cluster.id();
    try {
      List<SuppliedNode> supplied = ports.supply().supplied(id);
      return ports
          .observer()
          .observe(id)
          .then(
              view ->
                  new Observation.Complete<>(
                      new ClusterSnapshot(
                          view.expendableBelow(cluster.settings().limits().leastPriority()),
                          cluster.pools(),
                          supplied,
                          memory.idle().idle(id),
                          memory.journal().setbacks(id))));
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    }
  }
}
