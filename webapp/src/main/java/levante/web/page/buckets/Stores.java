package levante.web.page.buckets;

import static levante.web.page.export.Table.column;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServicePath;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.StoredObject;
import levante.web.board.OwnedStorage;
import levante.web.language.Say;
import levante.web.page.buckets.BucketListPage.Store;
import levante.web.page.buckets.BucketPage.ObjectLine;
import levante.web.page.export.Chunk;
import levante.web.page.export.Table;
import levante.web.security.Caller;

/** The storages of the caller's clusters; another's are as if they did not exist. */
@Dependent
public class Stores {
  /** Objects of one page. */
  static final int ROWS = 100;

  /** Objects that are read at once. Source: Amazon S3, ListObjectsV2, MaxKeys. */
  private static final int MOST = 1000;

  private static final Table<StoredObject> OBJECTS =
      new Table<StoredObject>(
          List.of(
              column("bucket", StoredObject::bucket),
              column("key", StoredObject::key),
              column("size_bytes", StoredObject::size),
              column("modified", StoredObject::lastModified),
              column("etag", StoredObject::eTag)));

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
      return new Store(
          cluster, List.of(), Optional.of(Say.of("It has no object storage, or none yet.")));
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

  /**
   * All that {@link #objects} has, as a file.
   *
   * @param format as asked for; INVALID_REQUEST for one that there is not
   */
  Response file(String format, String cluster, String bucket, String prefix) {
    ObjectStorage storage = open(cluster, bucket);
    return OBJECTS.answer(
        format,
        "files-" + bucket,
        chunk(from -> storage.list(bucket, prefix, from, MOST), Optional.empty()));
  }

  private static Chunk<StoredObject> chunk(
      Function<Optional<String>, ObjectPage> pages, Optional<String> from) {
    ObjectPage page = pages.apply(from);
    return new Chunk<>(
        page.objects(), page.next().map(next -> () -> chunk(pages, Optional.of(next))));
  }

  /** An object, for people. */
  static ObjectLine line(StoredObject one) {
    return new ObjectLine(one.key(), Amount.inWords(one.size()), one.lastModified());
  }
}
