package levante.web.rest.oscar;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import levante.provisioner.cluster.ProvisionedCluster;
import levante.provisioner.configure.Distribution;
import levante.web.rest.v1.OwnedClusters;
import levante.web.security.Caller;

/**
 * The cluster that a client's endpoint names, raised or adopted, and its own storage. Only the
 * caller's own clusters are there at all, so nobody is told of another's storage.
 */
@Dependent
public class OscarCluster {
  @Inject private ServiceClusters clusters;
  @Inject private OwnedClusters raised;
  @Inject private ObjectStorages storages;
  @Inject private Caller caller;

  /** The caller's cluster; CLUSTER_NOT_FOUND, also for another's. */
  ClusterId get(String id) {
    // One that is being destroyed takes no services, but its jobs can still be read.
    return known(id).map(ServiceCluster::id).orElseGet(() -> raised.get(id, caller.owner()).id());
  }

  private Optional<ServiceCluster> known(String id) {
    return clusters.of(caller.owner()).stream()
        .filter(cluster -> cluster.id().value().equals(id))
        .findFirst();
  }

  /** What it runs; an adopted one is a Kubernetes of whatever make. */
  Distribution distribution(String id) {
    ClusterId own = get(id);
    return raised.of(caller.owner(), Optional.empty()).stream()
        .filter(cluster -> cluster.id().equals(own))
        .map(ProvisionedCluster::distribution)
        .findFirst()
        .orElse(Distribution.KUBERNETES);
  }

  /** What it stands in, beside others; absent while it is being destroyed. */
  Optional<String> infrastructure(String id) {
    get(id);
    return known(id).map(ServiceCluster::infrastructure);
  }

  /** Its storage with keys; absent when it has none or it is not ready. */
  Optional<StorageAccess> storage(String id) {
    get(id);
    return known(id).flatMap(ServiceCluster::storage);
  }

  /** Its storage, opened; OBJECT_NOT_FOUND when there is none. */
  ObjectStorage open(String id) {
    return storage(id)
        .map(storages::open)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.OBJECT_NOT_FOUND, "%s has no storage, or none yet".formatted(id)));
  }
}
