package levante.provisioner.configure;

import java.util.List;
import levante.provisioner.cloud.CloudId;
import levante.provisioner.naming.InfrastructureId;

/**
 * Makes object storages and takes them away. All methods are idempotent, return at once and may end
 * with STORAGE_UNREACHABLE; a failure is never an empty list.
 */
public interface ObjectStorageProvider {
  /** Whether it makes storages on clusters of that cloud's machines. */
  boolean serves(CloudId cloud);

  /** Makes the storage, or says how far it is. A second call gives the same keys. */
  StorageResult ensure(StorageSpec spec);

  /**
   * Removes a storage of an infrastructure with all its objects, or goes a step further on the way;
   * called until it is listed no more. One that is not there is no error.
   */
  void delete(InfrastructureId infrastructure, String name);

  /** The names of the storages made for an infrastructure, sorted. */
  List<String> list(InfrastructureId infrastructure);
}
