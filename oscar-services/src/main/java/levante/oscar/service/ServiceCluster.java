package levante.oscar.service;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;
import levante.oscar.storage.StorageAccess;

/**
 * A cluster that services can be applied to.
 *
 * @param name within its infrastructure
 * @param infrastructure its id
 * @param storage absent until the cluster's storage is ready, and when it has none
 */
public record ServiceCluster(
    ClusterId id,
    String name,
    String infrastructure,
    OwnerId owner,
    Optional<StorageAccess> storage) {
  public ServiceCluster {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(infrastructure, "infrastructure");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(storage, "storage");
  }
}
