package levante.oscar.bucket;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.service.ServicePath;
import levante.oscar.service.ServiceStore;
import levante.oscar.storage.ObjectPage;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;
import levante.oscar.storage.StoredObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and deletes buckets in the storages of an owner's clusters; another's cluster is as if it
 * did not exist. Each method throws CLUSTER_NOT_FOUND for a cluster that is none of the owner's or
 * has no storage yet, and STORAGE_UNREACHABLE or STORAGE_REFUSED as the storage does.
 */
public final class ManageBuckets {
  /** So many objects are counted at most before a bucket is deleted: ten calls to the storage. */
  static final int MOST_COUNTED = 10_000;

  private static final Logger LOG = LoggerFactory.getLogger(ManageBuckets.class);
  private static final int PAGE = 1000;

  private final ServiceStore services;
  private final ServiceClusters clusters;
  private final ObjectStorages storages;

  /** Over the storages, and the services that use their buckets. */
  public ManageBuckets(ServiceStore services, ServiceClusters clusters, ObjectStorages storages) {
    this.services = services;
    this.clusters = clusters;
    this.storages = storages;
  }

  /** Makes a bucket; INVALID_REQUEST for a name that none may have, ALREADY_EXISTS. */
  public void make(ClusterId cluster, String name, OwnerId owner) {
    StorageAccess access = access(cluster, owner);
    BucketName bucket = new BucketName(name);
    ObjectStorage storage = storages.open(access);
    if (storage.buckets().contains(bucket.value())) {
      throw new LevanteException(
          ErrorCode.ALREADY_EXISTS, "there is a bucket %s already".formatted(bucket));
    }
    storage.ensureBucket(bucket.value());
    LOG.atInfo().addKeyValue("cluster", cluster).addKeyValue("bucket", bucket).log("bucket made");
  }

  /** What would go with a bucket; OBJECT_NOT_FOUND when there is none. */
  public BucketContent look(ClusterId cluster, String bucket, OwnerId owner) {
    StorageAccess access = access(cluster, owner);
    refuseOurs(bucket);
    ObjectStorage storage = storages.open(access);
    long objects = 0;
    long bytes = 0;
    Optional<String> after = Optional.empty();
    do {
      ObjectPage page = storage.list(bucket, "", after, PAGE);
      objects += page.objects().size();
      bytes += page.objects().stream().mapToLong(StoredObject::size).sum();
      after = page.next();
    } while (after.isPresent() && objects < MOST_COUNTED);
    return new BucketContent(objects, bytes, after.isPresent(), users(access, bucket, owner));
  }

  /**
   * Deletes a bucket with all that is in it. BUCKET_IN_USE when a service reads from it or writes
   * to it, and then nothing is deleted but what went before the service was declared; also when
   * something came into it meanwhile. OBJECT_NOT_FOUND when there is none. After a failure some
   * objects may be gone; a repetition deletes the rest.
   */
  public void delete(ClusterId cluster, String bucket, OwnerId owner) {
    StorageAccess access = access(cluster, owner);
    refuseOurs(bucket);
    ObjectStorage storage = storages.open(access);
    long objects = 0;
    Optional<String> after = Optional.empty();
    do {
      refuseUsed(access, bucket, owner);
      ObjectPage page = storage.list(bucket, "", after, PAGE);
      if (!page.objects().isEmpty()) {
        storage.deleteAll(bucket, page.objects().stream().map(StoredObject::key).toList());
      }
      objects += page.objects().size();
      after = page.next();
    } while (after.isPresent());
    storage.deleteBucket(bucket);
    LOG.atInfo()
        .addKeyValue("cluster", cluster)
        .addKeyValue("bucket", bucket)
        .addKeyValue("objects", objects)
        .log("bucket deleted");
  }

  private void refuseUsed(StorageAccess access, String bucket, OwnerId owner) {
    List<String> users = users(access, bucket, owner);
    if (!users.isEmpty()) {
      throw new LevanteException(
          ErrorCode.BUCKET_IN_USE,
          "a bucket that a service uses is not deleted: " + String.join(", ", users));
    }
  }

  private List<String> users(StorageAccess access, String bucket, OwnerId owner) {
    return new BucketUsers(services.all(), clusters.all(), access).of(bucket, owner);
  }

  private StorageAccess access(ClusterId cluster, OwnerId owner) {
    return clusters
        .find(cluster)
        .filter(found -> found.owner().equals(owner))
        .flatMap(ServiceCluster::storage)
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_NOT_FOUND,
                    "no cluster %s with a storage".formatted(cluster)));
  }

  private static void refuseOurs(String bucket) {
    if (bucket.equals(ServicePath.RESERVED_BUCKET)) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no bucket " + bucket);
    }
  }
}
