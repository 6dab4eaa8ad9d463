package levante.oscar.cluster;

import java.util.Objects;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.oscar.storage.StorageAccess;

/**
 * An S3 storage that exists already and that a cluster was given as its own.
 *
 * @param target the storage's name of the webhook that posts its events to us, such as {@code
 *     arn:minio:sqs::levante:webhook}; absent when it has none, and new objects are found by
 *     listing
 */
public record AttachedStorage(ClusterId cluster, StorageAccess access, Optional<String> target) {
  /** What FDL calls a cluster's own storage. */
  public static final String PROVIDER = "minio.default";

  public AttachedStorage {
    Objects.requireNonNull(cluster, "cluster");
    Objects.requireNonNull(access, "access");
    Objects.requireNonNull(target, "target");
  }
}
