package levante.oscar.testing;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.oscar.storage.BucketNotifications;
import levante.oscar.storage.StorageAccess;

/** Rules by endpoint and bucket; lost when a test says so. */
public final class MemoryNotifications implements BucketNotifications {
  private final CrashPoints points;
  private final Map<String, List<String>> rules = new TreeMap<>();

  public MemoryNotifications(CrashPoints points) {
    this.points = points;
  }

  @Override
  public void replace(StorageAccess storage, String bucket, List<String> prefixes) {
    points.pass("rules");
    String name = storage.endpoint().getHost() + "/" + bucket;
    if (prefixes.isEmpty()) {
      rules.remove(name);
    } else {
      rules.put(name, List.copyOf(prefixes));
    }
  }

  /** By host and bucket. */
  public Map<String, List<String>> rules() {
    return Map.copyOf(rules);
  }

  public void lose() {
    rules.clear();
  }
}
