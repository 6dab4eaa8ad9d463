package levante.web.board;

import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;

/** The object storages of an owner's clusters, by the identity that lineage names them with. */
public final class OwnedStorage {
  private final ServiceClusters clusters;
  private final ObjectStorages storages;

  /** Over the use cases of the services. */
  public OwnedStorage(ServiceClusters clusters, ObjectStorages storages) {
    this.clusters = clusters;
    this.storages = storages;
  }

  /** The storage of one of the owner's clusters; empty for another's, or when it has none. */
  public Optional<ObjectStorage> of(OwnerId owner, String identity) {
    return clusters.of(owner).stream()
        .filter(cluster -> cluster.id().value().equals(identity))
        .findFirst()
        .flatMap(ServiceCluster::storage)
        .map(storages::open);
  }

  /** The same; CLUSTER_NOT_FOUND for another's, or when it has none. */
  public ObjectStorage get(OwnerId owner, String identity) {
    return of(owner, identity)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_NOT_FOUND,
                    "no cluster %s with a storage".formatted(identity)));
  }
}
