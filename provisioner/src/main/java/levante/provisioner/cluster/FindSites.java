package levante.provisioner.cluster;

import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.configure.ClusterSite;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.listing.Reader;

/** Where the clusters of all infrastructures are, for who talks to them. */
public final class FindSites {
  private final InfrastructureStore store;

  /** On that store. */
  public FindSites(InfrastructureStore store) {
    this.store = store;
  }

  /** Where that cluster is now. Throws CLUSTER_NOT_FOUND. */
  public ClusterSite of(ClusterId cluster) {
    return store.withClusters(Reader.OPERATOR).stream()
        .map(Infrastructure::estate)
        .flatMap(
            estate ->
                estate.desired().clusters().stream()
                    .filter(one -> one.spec().id().equals(cluster))
                    .map(one -> estate.site(one.spec())))
        .findFirst()
        .orElseThrow(
            () -> new LevanteException(ErrorCode.CLUSTER_NOT_FOUND, "no cluster " + cluster));
  }
}
