package levante.provisioner.cluster;

import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.Secret;
import levante.provisioner.desired.DesiredCluster;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.listing.Reader;
import levante.provisioner.observe.Outside;

/** How the clusters of all infrastructures are reached from outside. */
public final class FindKubeconfigs {
  private final InfrastructureStore store;
  private final Outside outside;

  /** On that store; who made the clusters knows. */
  public FindKubeconfigs(InfrastructureStore store, Outside outside) {
    this.store = store;
    this.outside = outside;
  }

  /**
   * The cluster's kubeconfig as it is known now; empty until it is, and for a cluster that has
   * none. Throws CLUSTER_NOT_FOUND.
   */
  public Optional<Secret> of(ClusterId cluster) {
    return store.withClusters(Reader.OPERATOR).stream()
        .map(Infrastructure::estate)
        .flatMap(
            estate ->
                estate.desired().clusters().stream()
                    .map(DesiredCluster::spec)
                    .filter(spec -> spec.id().equals(cluster))
                    .map(spec -> outside.kubeconfig(estate, spec)))
        .findFirst()
        .orElseThrow(
            () -> new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster " + cluster));
  }
}
