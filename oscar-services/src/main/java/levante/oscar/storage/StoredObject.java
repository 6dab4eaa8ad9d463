package levante.oscar.storage;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One version of one object, as a listing or a HEAD tells it.
 *
 * @param size bytes
 * @param eTag without quotes
 * @param versionId present on versioned buckets only
 * @param lastModified exact to the millisecond at best
 */
public record StoredObject(
    String bucket,
    String key,
    long size,
    String eTag,
    Optional<String> versionId,
    Instant lastModified) {
  public StoredObject {
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(eTag, "eTag");
    Objects.requireNonNull(versionId, "versionId");
    Objects.requireNonNull(lastModified, "lastModified");
  }
}
