package levante.oscar.lineage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import levante.kernel.OwnerId;
import levante.oscar.dispatch.JobName;

/** Follows lineage both ways; another owner's jobs are as if they did not exist. */
public final class FindLineage {
  private final LineageStore store;

  /** Over a store. */
  public FindLineage(LineageStore store) {
    this.store = store;
  }

  /** The versions of an object that jobs read or made, newest first. */
  public List<ObjectVersion> versions(OwnerId owner, String storage, String bucket, String key) {
    return store.versions(owner, storage, bucket, key);
  }

  /** What led to this version, nearest first; it reads on until it has so many jobs. */
  public List<Lineage> upstream(OwnerId owner, ObjectVersion version, int most) {
    return walk(
        version, most, reached -> store.making(owner, reached), found -> List.of(found.input()));
  }

  /** What came of this version, nearest first; it reads on until it has so many jobs. */
  public List<Lineage> downstream(OwnerId owner, ObjectVersion version, int most) {
    return walk(version, most, reached -> store.reading(owner, reached), Lineage::outputs);
  }

  private static List<Lineage> walk(
      ObjectVersion start,
      int most,
      Function<ObjectVersion, List<Lineage>> step,
      Function<Lineage, List<ObjectVersion>> onwards) {
    Map<JobName, Lineage> found = new LinkedHashMap<>();
    Set<ObjectVersion> reached = new HashSet<>();
    Deque<ObjectVersion> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty() && found.size() < most) {
      ObjectVersion version = open.remove();
      if (reached.add(version)) {
        for (Lineage lineage : step.apply(version)) {
          if (found.putIfAbsent(lineage.job(), lineage) == null) {
            open.addAll(onwards.apply(lineage));
          }
        }
      }
    }
    return found.values().stream().limit(most).toList();
  }

  /** The owner's newest. */
  public List<Lineage> forOwner(OwnerId owner, int limit) {
    return store.newest(owner, limit);
  }

  /** The same without a look at what reads the results: {@code next} is empty. */
  public List<Lineage> results(OwnerId owner, int limit) {
    return store.results(owner, limit);
  }
}
