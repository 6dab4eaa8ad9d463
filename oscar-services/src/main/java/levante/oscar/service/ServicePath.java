package levante.oscar.service;

import java.util.List;
import java.util.Objects;

/**
 * An input or output of a service, resolved to a storage, a bucket and a key prefix.
 *
 * @param provider the reference in the FDL, such as {@code minio.default}
 * @param keyPrefix empty for the whole bucket, else ending in a slash
 */
public record ServicePath(
    String provider,
    StorageRef storage,
    String bucket,
    String keyPrefix,
    List<String> suffixes,
    List<String> prefixes) {
  /** The bucket in a cluster's own storage that is Levante's: no definition can name it. */
  public static final String RESERVED_BUCKET = "levante-calls";

  public ServicePath {
    Objects.requireNonNull(provider, "provider");
    Objects.requireNonNull(storage, "storage");
    Objects.requireNonNull(bucket, "bucket");
    if (!keyPrefix.isEmpty() && !keyPrefix.endsWith("/")) {
      throw new IllegalStateException("a key prefix ends in a slash: " + keyPrefix);
    }
    suffixes = List.copyOf(suffixes);
    prefixes = List.copyOf(prefixes);
  }

  /** The folder as people write it, such as {@code mask-detector/input}. */
  public String place() {
    String place = bucket + "/" + keyPrefix;
    return place.endsWith("/") ? place.substring(0, place.length() - 1) : place;
  }

  /** Whether an object of this bucket lies below the prefix and passes the filters. */
  public boolean matches(String key) {
    String name = key.substring(key.lastIndexOf('/') + 1);
    return key.startsWith(keyPrefix)
        && (suffixes.isEmpty() || suffixes.stream().anyMatch(name::endsWith))
        && (prefixes.isEmpty() || prefixes.stream().anyMatch(name::startsWith));
  }

  /**
   * Whether some result that is written here could be an input there. Results may lie in subfolders
   * of an output, so an input below an output is fed too. Suffix filters part them when no suffix
   * of one can be a suffix of the other.
   */
  public boolean feeds(ServicePath input) {
    boolean samePlace =
        storage.identity().equals(input.storage.identity())
            && bucket.equals(input.bucket)
            && (keyPrefix.startsWith(input.keyPrefix) || input.keyPrefix.startsWith(keyPrefix));
    return samePlace && meet(suffixes, input.suffixes);
  }

  private static boolean meet(List<String> some, List<String> others) {
    return some.isEmpty()
        || others.isEmpty()
        || some.stream()
            .anyMatch(
                one -> others.stream().anyMatch(two -> one.endsWith(two) || two.endsWith(one)));
  }
}
