package levante.oscar.storage;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object storage. Every method throws STORAGE_UNREACHABLE when it does not answer and
 * STORAGE_REFUSED when it refuses the credentials; a failure is never an empty answer. All are
 * idempotent.
 */
public interface ObjectStorage {
  /** Makes the bucket unless it is there. */
  void ensureBucket(String bucket);

  /** Removes an empty bucket; gone already is fine; BUCKET_IN_USE when something is in it. */
  void deleteBucket(String bucket);

  /** The names of all buckets, sorted. */
  List<String> buckets();

  /** The object's newest version; absent when there is none. */
  Optional<StoredObject> stat(String bucket, String key);

  /** The user metadata of the object's newest version, keys in lower case; OBJECT_NOT_FOUND. */
  Map<String, String> metadata(String bucket, String key);

  /**
   * One page of the objects under a prefix, in key order.
   *
   * @param startAfter only keys after this one
   * @param limit at most so many, 1 to 1000
   * @return OBJECT_NOT_FOUND is thrown when the bucket does not exist
   */
  ObjectPage list(String bucket, String prefix, Optional<String> startAfter, int limit);

  /**
   * Downloads exactly this version to a file that is complete or absent.
   *
   * @throws levante.kernel.LevanteException OBJECT_NOT_FOUND when that version is gone or was
   *     overwritten
   */
  void download(StoredObject version, Path target);

  /** Opens the newest version for reading; the caller closes it; OBJECT_NOT_FOUND. */
  InputStream open(String bucket, String key);

  /**
   * Opens a part of exactly this version for reading; the caller closes it.
   *
   * @param offset of the first byte
   * @param length in bytes, all within the object; 0 of an empty one only
   * @throws levante.kernel.LevanteException OBJECT_NOT_FOUND when that version is gone or was
   *     overwritten
   */
  InputStream open(StoredObject version, long offset, long length);

  /** Uploads a file as one object that no reader ever sees half of. */
  StoredObject upload(
      String bucket, String key, Path source, String contentType, Map<String, String> metadata);

  /** Removes an object; gone already is fine. */
  void delete(String bucket, String key);

  /** Removes up to 1000 objects; those gone already are fine. After a failure some may be gone. */
  void deleteAll(String bucket, List<String> keys);
}
