package levante.oscar.service;

import java.util.List;
import java.util.Optional;

/** Keeps services and which buckets have notification rules of ours. */
public interface ServiceStore {
  /**
   * Writes all of them or none. A service of version 1 must be new, another must be stored with the
   * version before; else STALE_WRITE.
   */
  void save(List<Service> services);

  /** One service. */
  Optional<Service> find(ServiceId id);

  /** All services, by id. */
  List<Service> all();

  /** Removes one; gone already is fine. */
  void delete(ServiceId id);

  /** The buckets that have rules of ours, by storage and bucket. */
  List<RuledBucket> ruled();

  /** Remembers that this bucket has, or is about to get, rules of ours; known already is fine. */
  void remember(RuledBucket bucket);

  /** Forgets a bucket whose rules are removed; unknown already is fine. */
  void forget(RuledBucket bucket);

  /**
   * A bucket in the storage of a cluster.
   *
   * @param storage the storage's identity
   */
  record RuledBucket(String storage, String bucket) implements Comparable<RuledBucket> {
    @Override
    public int compareTo(RuledBucket other) {
      int byStorage = storage.compareTo(other.storage);
      return byStorage != 0 ? byStorage : bucket.compareTo(other.bucket);
    }
  }
}
