package levante.oscar.inbox;

import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;

/**
 * Looks at objects as a listing shows them, so that a notification and a listing see the very same
 * last-modified: a HEAD has it to the second only.
 */
final class ObjectLookup {
  /** S3's own bound of a page. */
  private static final int MOST_OBJECTS = 1000;

  /** A page costs a storage about as much as so many looks at one key. */
  private static final int WORTH_A_PAGE = 4;

  private final ObjectStorage storage;

  ObjectLookup(ObjectStorage storage) {
    this.storage = storage;
  }

  /** The newest version; absent when there is none. */
  Optional<StoredObject> look(String bucket, String key) {
    try {
      return at(bucket, key);
    } catch (LevanteException e) {
      return ifGone(e, Optional.empty());
    }
  }

  /**
   * The newest versions of those that exist, by key. Files that come together often lie together:
   * after one key a page is listed, and as long as pages hold many of the keys they are read on.
   */
  Map<String, StoredObject> look(String bucket, Set<String> keys) {
    Map<String, StoredObject> seen = new TreeMap<>();
    NavigableSet<String> left = new TreeSet<>(keys);
    boolean dense = true;
    try {
      while (!left.isEmpty()) {
        String first = left.pollFirst();
        at(bucket, first).ifPresent(object -> seen.put(first, object));
        if (dense && left.size() >= WORTH_A_PAGE) {
          dense = page(bucket, first, left, seen) >= WORTH_A_PAGE;
        }
      }
      return seen;
    } catch (LevanteException e) {
      return ifGone(e, seen);
    }
  }

  /** How many of the keys a page after the first one holds. */
  private int page(
      String bucket, String first, NavigableSet<String> left, Map<String, StoredObject> seen) {
    int limit = Math.min(MOST_OBJECTS, 2 * left.size());
    ObjectPage page = storage.list(bucket, common(first, left.last()), Optional.of(first), limit);
    int found = 0;
    for (StoredObject object : page.objects()) {
      if (left.remove(object.key())) {
        seen.put(object.key(), object);
        found++;
      }
    }
    return found;
  }

  private static String common(String first, String last) {
    int length = 0;
    while (length < Math.min(first.length(), last.length())
        && first.charAt(length) == last.charAt(length)) {
      length++;
    }
    boolean splits = length > 0 && Character.isHighSurrogate(first.charAt(length - 1));
    return first.substring(0, splits ? length - 1 : length);
  }

  private Optional<StoredObject> at(String bucket, String key) {
    // The key itself sorts before every other key that it is a prefix of.
    return storage.list(bucket, key, Optional.empty(), 1).objects().stream()
        .filter(object -> object.key().equals(key))
        .findFirst();
  }

  private static <T> T ifGone(LevanteException e, T nothing) {
    if (e.code() == ErrorCode.OBJECT_NOT_FOUND) {
      return nothing;
    }
    throw e;
  }
}
