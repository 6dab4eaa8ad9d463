package levante.elasticity.act;

import java.util.List;

/** The clusters to look after. */
public interface ElasticClusters {
  /**
   * All of them, whoever owns them; a cluster is listed from when it is configured until its
   * removal begins. Throws when they cannot be known; a failure is never an empty list.
   */
  List<ElasticCluster> all();
}
