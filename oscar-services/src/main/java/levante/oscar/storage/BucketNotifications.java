package levante.oscar.storage;

import java.util.List;

/** The rules by which an object storage tells Levante of created objects; level-triggered. */
public interface BucketNotifications {
  /**
   * Makes the storage's rules for this bucket exactly these prefixes; none removes them all.
   * Idempotent. Throws STORAGE_UNREACHABLE, STORAGE_REFUSED or OBJECT_NOT_FOUND (no such bucket).
   *
   * @param prefixes sorted, each ending in a slash or empty for the whole bucket
   */
  void replace(StorageAccess storage, String bucket, List<String> prefixes);
}
