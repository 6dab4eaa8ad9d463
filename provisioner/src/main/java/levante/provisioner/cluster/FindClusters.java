package levante.provisioner.cluster;

import java.util.List;
import levante.kernel.OwnerId;
import levante.provisioner.infrastructure.InfrastructureStore;

/** The clusters of all infrastructures that are not deleted. */
public final class FindClusters {
  private final InfrastructureStore store;

  /** On that store. */
  public FindClusters(InfrastructureStore store) {
    this.store = store;
  }

  /** Everybody's clusters, those of the oldest infrastructure first. */
  public List<ProvisionedCluster> all() {
    throw new UnsupportedOperationException(store.toString());
  }

  /** An owner's clusters, those of the oldest infrastructure first. */
  public List<ProvisionedCluster> of(OwnerId owner) {
    throw new UnsupportedOperationException(owner.value());
  }
}
