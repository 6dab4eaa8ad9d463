package levante.oscar.cluster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import levante.kernel.ClusterId;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.StorageAccess;

/** The clusters that Levante raised and those it adopted, each with the storage it has or got. */
public final class JoinedClusters implements ServiceClusters {
  private final ServiceClusters raised;
  private final ClusterBook book;

  /** Both kinds. */
  public JoinedClusters(ServiceClusters raised, ClusterBook book) {
    this.raised = raised;
    this.book = book;
  }

  @Override
  public List<ServiceCluster> all() {
    Map<ClusterId, StorageAccess> attached = new TreeMap<>();
    book.attached().forEach(one -> attached.put(one.cluster(), one.access()));
    List<ServiceCluster> all = new ArrayList<>();
    for (ServiceCluster one : raised.all()) {
      Optional<StorageAccess> storage =
          one.storage().or(() -> Optional.ofNullable(attached.get(one.id())));
      all.add(new ServiceCluster(one.id(), one.name(), one.infrastructure(), one.owner(), storage));
    }
    for (AdoptedCluster one : book.adopted()) {
      all.add(
          new ServiceCluster(
              one.id(),
              one.name(),
              AdoptedCluster.INFRASTRUCTURE,
              one.owner(),
              Optional.ofNullable(attached.get(one.id()))));
    }
    all.sort(Comparator.comparing(ServiceCluster::id));
    return all;
  }
}
