package levante.oscar.storage.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import levante.oscar.storage.StoredObject;

/**
 * What lies in a folder.
 *
 * @param key within the bucket; a folder's ends in a slash
 * @param object absent of a folder
 */
public record Entry(String key, Optional<StoredObject> object) {
  /**
   * By the bytes of the keys. With the slash at a folder's end, the keys below it then stand where
   * the folder does.
   */
  public static final Comparator<Entry> ORDER =
      Comparator.comparing(Entry::bytes, Arrays::compareUnsigned);

  public Entry {
    Objects.requireNonNull(key, "key");
    if (object.isPresent() == (key.isEmpty() || key.endsWith("/"))) {
      throw new IllegalStateException("neither a folder nor an object: " + key);
    }
  }

  /** An object. */
  public static Entry of(StoredObject object) {
    return new Entry(object.key(), Optional.of(object));
  }

  /** A folder, whose key ends in a slash. */
  public static Entry folder(String key) {
    return new Entry(key, Optional.empty());
  }

  boolean isFolder() {
    return object.isEmpty();
  }

  boolean isAfter(String other) {
    return compare(key, other) > 0;
  }

  static int compare(String key, String other) {
    return Arrays.compareUnsigned(bytes(key), bytes(other));
  }

  private byte[] bytes() {
    return bytes(key);
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
