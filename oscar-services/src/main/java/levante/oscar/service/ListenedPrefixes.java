package levante.oscar.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What services listen to, by storage and bucket: the fewest key prefixes that cover all inputs, so
 * that no two of a bucket overlap (MinIO refuses overlapping rules).
 */
public final class ListenedPrefixes {
  private static final Comparator<StorageRef> ORDER = Comparator.comparing(StorageRef::identity);

  private final Map<StorageRef, Map<String, TreeSet<String>>> prefixes = new TreeMap<>(ORDER);

  /** One bucket and what is listened to in it. */
  public record Listened(StorageRef storage, String bucket, List<String> prefixes) {
    public Listened {
      prefixes = List.copyOf(prefixes);
    }
  }

  private ListenedPrefixes() {}

  /** Of all inputs of these services, by storage and bucket. */
  public static List<Listened> of(Collection<Service> services) {
    ListenedPrefixes all = new ListenedPrefixes();
    services.forEach(service -> service.inputs().forEach(all::add));
    List<Listened> listened = new ArrayList<>();
    all.prefixes.forEach(
        (storage, buckets) ->
            buckets.forEach(
                (bucket, prefixes) ->
                    listened.add(new Listened(storage, bucket, fewest(prefixes)))));
    return listened;
  }

  private void add(ServicePath input) {
    prefixes
        .computeIfAbsent(input.storage(), storage -> new TreeMap<>())
        .computeIfAbsent(input.bucket(), bucket -> new TreeSet<>())
        .add(input.keyPrefix());
  }

  /** A prefix that another one covers sorts right after it, or after one it covers too. */
  private static List<String> fewest(SortedSet<String> sorted) {
    List<String> fewest = new ArrayList<>();
    for (String prefix : sorted) {
      if (fewest.isEmpty() || !prefix.startsWith(fewest.get(fewest.size() - 1))) {
        fewest.add(prefix);
      }
    }
    return fewest;
  }
}
