package levante.oscar.storage;

import java.nio.charset.StandardCharsets;
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
  /** A key has so many bytes at most. Source: Amazon S3, Creating object key names. */
  public static final int MOST_KEY_BYTES = 1024;

  public StoredObject {
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(eTag, "eTag");
    Objects.requireNonNull(versionId, "versionId");
    Objects.requireNonNull(lastModified, "lastModified");
  }

  /** What a key counts for, in bytes. */
  public static int keyBytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8).length;
  }
}
