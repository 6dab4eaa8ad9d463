package levante.oscar.service;

import java.util.List;

/** The clusters that exist; a bridge onto the provisioner. */
public interface ServiceClusters {
  /**
   * Every cluster of every owner, those still being made too, by id. Throws CLUSTER_UNREACHABLE
   * only; a failure is never an empty list.
   */
  List<ServiceCluster> all();
}
