package levante.oscar.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import levante.kernel.Diagnostic;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.fdl.Fdl;
import levante.oscar.fdl.StoragePath;
import levante.oscar.fdl.StorageProvider;
import levante.oscar.storage.StorageAccess;

/** Resolves what an FDL names (clusters, storages, paths) against the owner's clusters. Pure. */
final class PathResolver {
  private final Fdl fdl;
  private final List<ServiceCluster> clusters;
  private final Optional<String> infrastructure;

  PathResolver(Fdl fdl, List<ServiceCluster> clusters, Optional<String> infrastructure) {
    this.fdl = fdl;
    this.clusters = clusters;
    this.infrastructure = infrastructure;
  }

  /** The cluster of an entry: by id, by name within the infrastructure, or by the FDL's URL. */
  ServiceCluster cluster(Fdl.Entry entry) {
    return cluster(entry, entry.clusterKey());
  }

  /** The services that take its files over; whether they exist is asked when one is needed. */
  List<Service.Replica> replicas(Fdl.Entry entry, ServiceId own) {
    return entry.definition().delegation().replicas().stream()
        .map(
            one ->
                new Service.Replica(
                    new ServiceId(cluster(entry, one.cluster()).id(), one.service()),
                    one.priority()))
        .filter(one -> !one.service().equals(own))
        .toList();
  }

  private ServiceCluster cluster(Fdl.Entry entry, String key) {
    Function<ServiceCluster, String> id = cluster -> cluster.id().value();
    return first(key, id)
        .or(
            () ->
                clusters.stream()
                    .filter(cluster -> infrastructure.equals(Optional.of(cluster.infrastructure())))
                    .filter(cluster -> cluster.name().equals(key))
                    .findFirst())
        .or(() -> endpointCluster(key).flatMap(named -> first(named, id)))
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_NOT_FOUND,
                    "%s: no cluster '%s'%s; there is %s"
                        .formatted(
                            entry.position(),
                            key,
                            infrastructure.map(one -> " in infrastructure " + one).orElse(""),
                            clusters.isEmpty()
                                ? "none"
                                : String.join(", ", clusters.stream().map(id).toList()))));
  }

  private Optional<ServiceCluster> first(String key, Function<ServiceCluster, String> by) {
    return clusters.stream().filter(cluster -> by.apply(cluster).equals(key)).findFirst();
  }

  /** The last segment of a URL that ends in {@code /oscar/<cluster>}. */
  private Optional<String> endpointCluster(String key) {
    return Optional.ofNullable(fdl.clusterEndpoints().get(key))
        .map(url -> url.replaceAll("/+$", ""))
        .filter(url -> url.matches(".*/oscar/[a-z0-9-]+"))
        .map(url -> url.substring(url.lastIndexOf('/') + 1));
  }

  /** The paths that lie in storages we know how to reach. */
  List<ServicePath> paths(Fdl.Entry entry, ServiceCluster cluster, List<StoragePath> written) {
    List<ServicePath> paths = new ArrayList<>();
    for (StoragePath path : written) {
      if (bucket(entry.definition().name(), path).equals(ServicePath.RESERVED_BUCKET)) {
        throw reserved(entry);
      }
      storage(entry, cluster, path.provider())
          .map(storage -> path(entry.definition().name(), path, storage))
          .ifPresent(paths::add);
    }
    return paths;
  }

  private static ServicePath path(String service, StoragePath path, StorageRef storage) {
    String folder = path.path().substring(path.path().indexOf('/') + 1);
    return new ServicePath(
        path.provider(),
        storage,
        bucket(service, path),
        folder + "/",
        path.suffixes(),
        path.prefixes());
  }

  private static String bucket(String service, StoragePath path) {
    int slash = path.path().indexOf('/');
    return slash < 0 ? service : path.path().substring(0, slash);
  }

  private static LevanteException reserved(Fdl.Entry entry) {
    return new LevanteException(
        ErrorCode.INVALID_FDL,
        List.of(
            Diagnostic.error(
                "INVALID_VALUE",
                entry.position(),
                "path",
                "service '%s': the bucket '%s' is Levante's own"
                    .formatted(entry.definition().name(), ServicePath.RESERVED_BUCKET))));
  }

  private Optional<StorageRef> storage(Fdl.Entry entry, ServiceCluster own, String reference) {
    StorageProvider defined = fdl.providers().get(reference);
    if (defined != null) {
      return defined.access().map(this::known);
    }
    String name = reference.substring(reference.indexOf('.') + 1);
    if (name.equals("default")) {
      return Optional.of(new StorageRef.OfCluster(own.id()));
    }
    return clusters.stream()
        .filter(cluster -> cluster.infrastructure().equals(own.infrastructure()))
        .filter(cluster -> cluster.name().equals(name))
        .findFirst()
        .or(() -> first(name, cluster -> cluster.id().value()))
        .map(cluster -> Optional.<StorageRef>of(new StorageRef.OfCluster(cluster.id())))
        .orElseThrow(() -> unknownStorage(entry, own, reference));
  }

  /** A storage that an FDL spells out may be a cluster's own; then it is treated as that. */
  private StorageRef known(StorageAccess access) {
    return clusters.stream()
        .filter(cluster -> cluster.storage().filter(own -> same(own, access)).isPresent())
        .findFirst()
        .<StorageRef>map(cluster -> new StorageRef.OfCluster(cluster.id()))
        .orElseGet(() -> new StorageRef.Provided(access));
  }

  private static boolean same(StorageAccess own, StorageAccess access) {
    return own.protocol() == access.protocol()
        && own.endpoint().equals(access.endpoint())
        && own.accessKey().equals(access.accessKey());
  }

  private LevanteException unknownStorage(Fdl.Entry entry, ServiceCluster own, String reference) {
    List<String> names =
        clusters.stream()
            .filter(cluster -> cluster.infrastructure().equals(own.infrastructure()))
            .map(cluster -> "minio." + cluster.name())
            .toList();
    return new LevanteException(
        ErrorCode.INVALID_FDL,
        List.of(
            Diagnostic.error(
                "UNKNOWN_PROVIDER",
                entry.position(),
                "storage_providers",
                "service '%s': '%s' is neither defined in storage_providers nor a cluster beside %s; there is %s"
                    .formatted(
                        entry.definition().name(),
                        reference,
                        own.id(),
                        String.join(", ", names)))));
  }
}
