package levante.web.page.buckets;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServicePath;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.web.board.OwnedStorage;
import levante.web.page.buckets.BucketListPage.Store;
import levante.web.page.buckets.BucketPage.ObjectLine;
import levante.web.security.Caller;

/** The storages of the caller's clusters; another's are as if they did not exist. */
@Dependent
public class Stores {
  /** Objects of one page. */
  static final int ROWS = 100;

  @Inject private ServiceClusters clusters;
  @Inject private OwnedStorage storages;
  @Inject private Caller caller;

  /** All of them; one that does not answer says so and hides no other. */
  List<Store> all() {
    return clusters.of(caller.owner()).stream()
        .map(cluster -> store(cluster.id().value()))
        .toList();
  }

  private Store store(String cluster) {
    Optional<ObjectStorage> storage = storages.of(caller.owner(), cluster);
    if (storage.isEmpty()) {
      return new Store(cluster, List.of(), Optional.of("It has no object storage, or none yet."));
    }
    try {
      List<String> buckets =
          storage.get().buckets().stream()
              .filter(bucket -> !bucket.equals(ServicePath.RESERVED_BUCKET))
              .toList();
      return new Store(cluster, buckets, Optional.empty());
    } catch (LevanteException silent) {
      return new Store(cluster, List.of(), Optional.of(silent.getMessage()));
    }
  }

  /**
   * The storage of a cluster, to look into one of its buckets.
   *
   * @throws LevanteException CLUSTER_NOT_FOUND when it is another's or has none; OBJECT_NOT_FOUND
   *     for a bucket that is Levante's own
   */
  ObjectStorage open(String cluster, String bucket) {
    if (bucket.equals(ServicePath.RESERVED_BUCKET)) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no bucket " + bucket);
    }
    return open(cluster);
  }

  /** The storage of a cluster; CLUSTER_NOT_FOUND when it is another's or has none. */
  ObjectStorage open(String cluster) {
    return storages.get(caller.owner(), cluster);
  }

  /** The newest version of an object; OBJECT_NOT_FOUND. */
  static StoredObject newest(ObjectStorage storage, String bucket, String key) {
    return storage
        .stat(bucket, key)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.OBJECT_NOT_FOUND, "no object %s in %s".formatted(key, bucket)));
  }

  /**
   * A page of the objects of a bucket, in the order of their keys.
   *
   * @param after empty for the first page
   */
  BucketPage.Objects objects(String cluster, String bucket, String prefix, String after) {
    Optional<String> from = Optional.of(after).filter(key -> !key.isEmpty());
    ObjectPage page = open(cluster, bucket).list(bucket, prefix, from, ROWS);
    return new BucketPage.Objects(
        prefix, page.objects().stream().map(Stores::line).toList(), page.next());
  }

  /** An object, for people. */
  static ObjectLine line(StoredObject one) {
    return new ObjectLine(one.key(), Amount.inWords(one.size()), one.lastModified());
  }
}
