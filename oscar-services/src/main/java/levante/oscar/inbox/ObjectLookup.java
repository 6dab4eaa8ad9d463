package levante.oscar.inbox;

import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;

/**
 * Looks at an object as a listing shows it, so that a notification and a listing see the very same
 * last-modified: a HEAD has it to the second only.
 */
final class ObjectLookup {
  private final ObjectStorage storage;

  ObjectLookup(ObjectStorage storage) {
    this.storage = storage;
  }

  /** The newest version; absent when there is none. */
  Optional<StoredObject> look(String bucket, String key) {
    try {
      // The key itself sorts before every other key that it is a prefix of.
      return storage.list(bucket, key, Optional.empty(), 1).objects().stream()
          .filter(object -> object.key().equals(key))
          .findFirst();
    } catch (LevanteException e) {
      if (e.code() == ErrorCode.OBJECT_NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
