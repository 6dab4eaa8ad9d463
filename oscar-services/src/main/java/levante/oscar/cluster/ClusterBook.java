package levante.oscar.cluster;

import java.util.List;
import levante.kernel.ClusterId;

/** Keeps adopted clusters and attached storages, their secrets encrypted. */
public interface ClusterBook {
  /** Writes a cluster down; ALREADY_EXISTS when its id, or its name with its owner, is taken. */
  void adopt(AdoptedCluster cluster);

  /** All adopted clusters, by id. */
  List<AdoptedCluster> adopted();

  /** Strikes a cluster out, with its storage; unknown is fine. */
  void release(ClusterId cluster);

  /**
   * Gives a cluster that storage, in place of the one it had; ALREADY_EXISTS when another cluster
   * has it, since what lands there would belong to both.
   */
  void attach(AttachedStorage storage);

  /** All attached storages, by cluster. */
  List<AttachedStorage> attached();

  /** Takes a cluster's storage away, its objects untouched; none is fine. */
  void detach(ClusterId cluster);
}
