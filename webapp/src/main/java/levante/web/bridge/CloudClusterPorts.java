package levante.web.bridge;

import java.util.Objects;
import levante.elasticity.act.DrainResult;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.cluster.ClusterView;
import levante.elasticity.cluster.Observation;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cluster.FindClusters;

/** Looks at the sandbox's clusters through the sandbox, and at all others as what they are. */
public final class CloudClusterPorts implements ClusterObserver, NodeDrainer {
  private final ClusterKinds kinds;
  private final Side sandbox;
  private final Side kubernetes;
  private final Side slurm;

  /** One kind of clusters. */
  public record Side(ClusterObserver observer, NodeDrainer drainer) {
    public Side {
      Objects.requireNonNull(observer, "observer");
      Objects.requireNonNull(drainer, "drainer");
    }
  }

  /** Over the provisioner's clusters, of the three kinds. */
  public CloudClusterPorts(FindClusters clusters, Side sandbox, Side kubernetes, Side slurm) {
    this.kinds = new ClusterKinds(clusters, any -> false);
    this.sandbox = sandbox;
    this.kubernetes = kubernetes;
    this.slurm = slurm;
  }

  @Override
  public Observation<ClusterView> observe(ClusterId cluster) {
    try {
      return side(cluster).observer().observe(cluster);
    } catch (LevanteException unseen) {
      return new Observation.Incomplete<>(unseen.code(), unseen.getMessage());
    }
  }

  @Override
  public void cordon(ClusterId cluster, String node) {
    side(cluster).drainer().cordon(cluster, node);
  }

  @Override
  public void uncordon(ClusterId cluster, String node) {
    side(cluster).drainer().uncordon(cluster, node);
  }

  @Override
  public DrainResult drain(ClusterId cluster, String node) {
    return side(cluster).drainer().drain(cluster, node);
  }

  private Side side(ClusterKinds.Kind kind) {
    return switch (kind) {
      case SANDBOX -> sandbox;
      case REAL -> kubernetes;
      case SLURM -> slurm;
    };
  }

  private Side side(ClusterId cluster) {
    return kinds
        .of(cluster)
        .map(this::side)
        .orElseThrow(
            () -> new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster " + cluster));
  }
}
