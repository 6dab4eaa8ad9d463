package levante.elasticity.act;

import java.util.List;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/** The clusters to look after. */
public interface ElasticClusters {
  /**
   * All of them, whoever owns them; a cluster is listed from when it is configured until its
   * removal begins. Throws when they cannot be known; a failure is never an empty list.
   */
  List<ElasticCluster> all();

  /** That one; throws CLUSTER_NOT_FOUND when it is none of them, and as {@link #all}. */
  default ElasticCluster of(ClusterId id) {
    return all().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new LevanteException(
                    ErrorCode.CLUSTER_NOT_FOUND,
                    "cluster %s is none that is scaled now".formatted(id)));
  }
}
