package levante.oscar.lineage;

import java.util.Objects;

/**
 * One version of an object somewhere.
 *
 * @param storage the identity of the storage: a cluster's id, or an endpoint
 */
public record ObjectVersion(String storage, String bucket, String key, String eTag) {
  public ObjectVersion {
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(eTag, "eTag");
  }
}
