package levante.web.bridge;

import static levante.web.bridge.CloudNodeConfigurators.isSandbox;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import levante.elasticity.act.ElasticCluster;
import levante.elasticity.act.ElasticClusters;
import levante.elasticity.cluster.NodePool;
import levante.elasticity.decide.ScalingSettings;
import levante.kernel.ClusterId;
import levante.provisioner.cluster.FindClusters;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.cluster.WorkerPool;
import levante.provisioner.configure.Distribution;

/** The clusters that the provisioner has made ready and that have workers to scale. */
public final class ProvisionedElasticClusters implements ElasticClusters {
  private final FindClusters clusters;
  private final ScalingSettings settings;
  private final Consumer<Set<ClusterId>> lookedAfter;

  /**
   * Over the provisioner's clusters.
   *
   * @param settings of every cluster, but for the idle time, which the template says
   * @param lookedAfter is told each time which clusters there are, and so which are no more
   */
  public ProvisionedElasticClusters(
      FindClusters clusters, ScalingSettings settings, Consumer<Set<ClusterId>> lookedAfter) {
    this.clusters = clusters;
    this.settings = settings;
    this.lookedAfter = lookedAfter;
  }

  @Override
  public List<ElasticCluster> all() {
    List<ElasticCluster> all =
        clusters.all().stream()
            .filter(cluster -> cluster.state() == ProvisionedCluster.State.READY)
            .filter(one -> !one.workers().isEmpty())
            .map(this::elastic)
            .toList();
    lookedAfter.accept(all.stream().map(ElasticCluster::id).collect(Collectors.toSet()));
    return all;
  }

  private ElasticCluster elastic(ProvisionedCluster cluster) {
    return new ElasticCluster(
        cluster.id(),
        cluster.owner(),
        cluster.workers().stream().map(workers -> pool(cluster, workers)).toList(),
        settings.withIdleTime(cluster.idleTime()));
  }

  private static NodePool pool(ProvisionedCluster cluster, WorkerPool workers) {
    if (isSandbox(cluster)) {
      return NodePools.of(workers);
    }
    return cluster.distribution() == Distribution.SLURM
        ? NodePools.ofSlurm(workers)
        : NodePools.ofReal(workers);
  }
}
