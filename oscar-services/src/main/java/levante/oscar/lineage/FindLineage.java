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
  private static final int MOST_JOBS = 10_000;

  private final LineageStore store;

  /** Over a store. */
  public FindLineage(LineageStore store) {
    this.store = store;
  }

  /** The versions of an object that jobs read or made, newest first. */
  public List<ObjectVersion> versions(OwnerId owner, String storage, String bucket, String key) {
    return store.versions(owner, storage, bucket, key);
  }

  /** Everything that led to this version, nearest first; at most 10,000 jobs. */
  public List<Lineage> upstream(OwnerId owner, ObjectVersion version) {
    return walk(version, reached -> store.making(owner, reached), found -> List.of(found.input()));
  }

  /** Everything that came of this version, nearest first; at most 10,000 jobs. */
  public List<Lineage> downstream(OwnerId owner, ObjectVersion version) {
    return walk(version, reached -> store.reading(owner, reached), Lineage::outputs);
  }

  private static List<Lineage> walk(
      ObjectVersion start,
      Function<ObjectVersion, List<Lineage>> step,
      Function<Lineage, List<ObjectVersion>> onwards) {
    Map<JobName, Lineage> found = new LinkedHashMap<>();
    Set<ObjectVersion> reached = new HashSet<>();
    Deque<ObjectVersion> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty() && found.size() < MOST_JOBS) {
      ObjectVersion version = open.remove();
      if (reached.add(version)) {
        for (Lineage lineage : step.apply(version)) {
          if (found.putIfAbsent(lineage.job(), lineage) == null) {
            open.addAll(onwards.apply(lineage));
          }
        }
      }
    }
    return List.copyOf(found.values());
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
