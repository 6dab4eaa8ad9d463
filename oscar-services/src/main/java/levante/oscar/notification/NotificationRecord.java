package levante.oscar.notification;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import levante.oscar.storage.StoredObject;

/**
 * An object that was created, as a notification tells of it.
 *
 * @param modified when it was, as well as the notification can say
 */
public record NotificationRecord(
    String bucket,
    String key,
    long size,
    Optional<String> eTag,
    Optional<String> versionId,
    Optional<String> contentType,
    Instant modified) {
  public NotificationRecord {
    Objects.requireNonNull(bucket, "bucket");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(modified, "modified");
    eTag = eTag.map(tag -> tag.replace("\"", ""));
    versionId = versionId.filter(id -> !id.equals("null"));
  }

  /** Whether an object can be there: no storage has a key with a NUL. */
  boolean isUsable() {
    return !bucket.isEmpty()
        && !key.isEmpty()
        && key.indexOf('\0') < 0
        && StoredObject.keyBytes(key) <= StoredObject.MOST_KEY_BYTES;
  }

  /** A folder that a console or a file system made; no file of anybody's. */
  public boolean isPlaceholder() {
    boolean directory =
        contentType.filter(type -> type.matches("application/(x-)?directory(;.*)?")).isPresent();
    return isFolder(key) || (size == 0 && directory);
  }

  /** Whether a key stands for a folder. */
  public static boolean isFolder(String key) {
    return key.endsWith("/");
  }

  /** The version that the record tells of, as well as the record alone can say. */
  public StoredObject object() {
    return new StoredObject(bucket, key, size, eTag.orElse(""), versionId, modified);
  }
}
