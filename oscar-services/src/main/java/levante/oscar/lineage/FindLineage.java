package levante.oscar.lineage;

import java.util.List;
import levante.kernel.OwnerId;

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

  /** Everything that led to this version, nearest first; at most 10,000 jobs. */
  public List<Lineage> upstream(OwnerId owner, ObjectVersion version) {
    throw new UnsupportedOperationException("" + owner + version);
  }

  /** Everything that came of this version, nearest first; at most 10,000 jobs. */
  public List<Lineage> downstream(OwnerId owner, ObjectVersion version) {
    throw new UnsupportedOperationException("" + owner + version);
  }

  /** The owner's newest. */
  public List<Lineage> forOwner(OwnerId owner, int limit) {
    return store.newest(owner, limit);
  }
}
