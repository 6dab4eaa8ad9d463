package levante.web.rest.oscar;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.OscarPorts;
import levante.oscar.service.ServiceCluster;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StorageAccess;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/**
 * The cluster that a client's endpoint names, and its own storage. Only the caller's own clusters
 * are there at all, so nobody is told of another's storage.
 */
@Dependent
public class OscarCluster {
  @Inject private OwnedClusters clusters;
  @Inject private OscarPorts ports;
  @Inject private Caller caller;

  /** The caller's cluster; CLUSTER_NOT_FOUND, also for another's. */
  ProvisionedCluster get(String id) {
    return clusters.get(id, caller.owner());
  }

  /** Its storage with keys; absent when it has none or it is not ready. */
  Optional<StorageAccess> storage(String id) {
    ProvisionedCluster owned = get(id);
    return ports.clusters().all().stream()
        .filter(cluster -> cluster.id().equals(owned.id()))
        .findFirst()
        .flatMap(ServiceCluster::storage);
  }

  /** Its storage, opened; OBJECT_NOT_FOUND when there is none. */
  ObjectStorage open(String id) {
    return storage(id)
        .map(ports.storages()::open)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.OBJECT_NOT_FOUND, "%s has no storage, or none yet".formatted(id)));
  }
}
