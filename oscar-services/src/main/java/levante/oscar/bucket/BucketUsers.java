package levante.oscar.bucket;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import levante.kernel.OwnerId;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServicePath;
import levante.oscar.service.StorageRef;
import levante.oscar.storage.StorageAccess;

/**
 * Which services read from a bucket or write to it, whoever's. Two clusters may be given one
 * storage, and an FDL may spell out the storage of a cluster: both are seen. Another access key to
 * the same storage is not.
 */
final class BucketUsers {
  private final List<Service> services;
  private final Set<String> identities = new TreeSet<>();

  BucketUsers(List<Service> services, List<ServiceCluster> clusters, StorageAccess access) {
    this.services = services;
    String asProvided = identity(access);
    identities.add(asProvided);
    clusters.stream()
        .filter(
            cluster ->
                cluster.storage().map(BucketUsers::identity).stream().anyMatch(asProvided::equals))
        .forEach(cluster -> identities.add(cluster.id().value()));
  }

  private static String identity(StorageAccess access) {
    return new StorageRef.Provided(access).identity();
  }

  /** In the order of the services; another owner's are not named. */
  List<String> of(String bucket, OwnerId owner) {
    return services.stream().flatMap(service -> use(service, bucket, owner)).toList();
  }

  private Stream<String> use(Service service, String bucket, OwnerId owner) {
    boolean reads = service.inputs().stream().anyMatch(path -> leads(path, bucket));
    boolean writes = service.outputs().stream().anyMatch(path -> leads(path, bucket));
    if (!reads && !writes) {
      return Stream.empty();
    }
    String who =
        service.owner().equals(owner)
            ? "%s on %s".formatted(service.id().name(), service.id().cluster())
            : "a service of another user";
    String what =
        reads && writes
            ? "reads from it and writes to it"
            : reads ? "reads from it" : "writes to it";
    return Stream.of(who + " " + what);
  }

  private boolean leads(ServicePath path, String bucket) {
    return path.bucket().equals(bucket) && identities.contains(path.storage().identity());
  }
}
