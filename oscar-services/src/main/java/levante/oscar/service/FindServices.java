package levante.oscar.service;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;

/** Finds services; another owner's is as if it did not exist. */
public final class FindServices {
  private final ServiceStore store;

  /** Over a store. */
  public FindServices(ServiceStore store) {
    this.store = store;
  }

  /** One service of the owner's; SERVICE_NOT_FOUND. */
  public Service find(ServiceId id, OwnerId owner) {
    return store
        .find(id)
        .filter(service -> service.owner().equals(owner))
        .orElseThrow(() -> new LevanteException(ErrorCode.SERVICE_NOT_FOUND, "no service " + id));
  }

  /** The owner's services on one cluster, by name. */
  public List<Service> onCluster(ClusterId cluster, OwnerId owner) {
    return of(owner).stream().filter(service -> service.id().cluster().equals(cluster)).toList();
  }

  /** All services of the owner's, by id. */
  public List<Service> of(OwnerId owner) {
    return store.all().stream().filter(service -> service.owner().equals(owner)).toList();
  }

  /** The service, when the token is its own; compared in constant time. */
  public Optional<Service> authenticate(ServiceId id, Secret token) {
    return store.find(id).filter(service -> service.token().equals(token));
  }
}
