package levante.oscar.service;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.OwnerId;

/** The clusters that exist; a bridge onto the provisioner. */
public interface ServiceClusters {
  /**
   * Every cluster of every owner, those still being made too, by id. Throws CLUSTER_UNREACHABLE
   * only; a failure is never an empty list.
   */
  List<ServiceCluster> all();

  /** Those of one owner; CLUSTER_UNREACHABLE. */
  default List<ServiceCluster> of(OwnerId owner) {
    return all().stream().filter(one -> one.owner().equals(owner)).toList();
  }

  /** The cluster of that id, whoever's; CLUSTER_UNREACHABLE. */
  default Optional<ServiceCluster> find(ClusterId cluster) {
    return all().stream().filter(one -> one.id().equals(cluster)).findFirst();
  }
}
