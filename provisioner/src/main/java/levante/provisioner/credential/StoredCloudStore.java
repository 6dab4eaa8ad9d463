package levante.provisioner.credential;

import java.util.List;
import java.util.Optional;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.naming.InfrastructureId;

/**
 * Keeps users' clouds, their credentials encrypted. What a method has written when it returns
 * survives a crash.
 */
public interface StoredCloudStore {
  /**
   * Keeps a new cloud.
   *
   * @throws LevanteException ALREADY_EXISTS when its owner has one of that name
   */
  void insert(StoredCloud cloud);

  /**
   * Keeps a changed cloud.
   *
   * @throws LevanteException CLOUD_NOT_FOUND when it is not there
   */
  void update(StoredCloud cloud);

  /** The cloud, if it is there. */
  Optional<StoredCloud> find(CloudRef cloud);

  /** An owner's clouds, by name. */
  List<StoredCloud> list(OwnerId owner);

  /** The infrastructures that were made on it and have not ended, whosever they are now, by id. */
  List<InfrastructureId> users(CloudRef cloud);

  /**
   * Forgets a cloud and its credentials. Idempotent.
   *
   * @throws LevanteException CLOUD_IN_USE while an infrastructure that has not ended is on it;
   *     never while one comes to be that is
   */
  void remove(CloudRef cloud);
}
