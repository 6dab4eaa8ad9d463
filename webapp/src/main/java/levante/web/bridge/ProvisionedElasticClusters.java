package levante.web.bridge;

import java.util.List;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ElasticClusters;
import levante.elasticity.decide.ScalingSettings;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.WorkerPool;

/** The clusters that the provisioner has made ready and that have workers to scale. */
public final class ProvisionedElasticClusters implements ElasticClusters {
  private final FindClusters clusters;
  private final ScalingSettings settings;

  /**
   * Over the provisioner's clusters.
   *
   * @param settings of every cluster, but for the idle time, which the template says
   */
  public ProvisionedElasticClusters(FindClusters clusters, ScalingSettings settings) {
    this.clusters = clusters;
    this.settings = settings;
  }

  @Override
  public List<ElasticCluster> all() {
    return clusters.all().stream()
        .filter(cluster -> cluster.state() == ProvisionedCluster.State.READY)
        .filter(CloudNodeConfigurators::isSandbox)
        .flatMap(cluster -> cluster.workers().map(workers -> elastic(cluster, workers)).stream())
        .toList();
  }

  private ElasticCluster elastic(ProvisionedCluster cluster, WorkerPool workers) {
    return new ElasticCluster(
        cluster.id(),
        cluster.owner(),
        List.of(NodePools.of(workers)),
        settings.withIdleTime(cluster.idleTime()));
  }
}
