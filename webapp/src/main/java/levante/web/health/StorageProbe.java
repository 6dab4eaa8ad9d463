package levante.web.health;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import levante.kernel.LevanteException;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StorageAccess;

/** Whether the object storages of the clusters answer, each asked once. */
public final class StorageProbe implements Probe {
  private final ServiceClusters clusters;
  private final ObjectStorages storages;

  /** The storages of {@code clusters}. */
  public StorageProbe(ServiceClusters clusters, ObjectStorages storages) {
    this.clusters = clusters;
    this.storages = storages;
  }

  @Override
  public Part.Kind kind() {
    return Part.Kind.STORAGE;
  }

  @Override
  public List<Part> look() {
    Map<URI, List<StorageAccess>> byPlace = new TreeMap<>();
    for (ServiceCluster cluster : clusters.all()) {
      cluster
          .storage()
          .ifPresent(
              access ->
                  byPlace.computeIfAbsent(access.endpoint(), at -> new ArrayList<>()).add(access));
    }
    return byPlace.entrySet().stream().map(one -> part(one.getKey(), one.getValue())).toList();
  }

  private Part part(URI place, List<StorageAccess> accesses) {
    String name = place.getHost() + (place.getPort() < 0 ? "" : ":" + place.getPort());
    String of = accesses.size() == 1 ? "1 cluster" : accesses.size() + " clusters";
    try {
      int buckets = storages.open(accesses.get(0)).buckets().size();
      return Part.good(
          Part.Kind.STORAGE, name, "answers, of %s; buckets: %d".formatted(of, buckets));
    } catch (LevanteException away) {
      return Part.bad(Part.Kind.STORAGE, name, "of %s: %s".formatted(of, away.getMessage()));
    }
  }
}
