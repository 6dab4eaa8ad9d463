package levante.cli.client.scaling;

import java.util.List;

/** How many nodes scaling brought and took: {@code GET /api/v1/elasticity}. */
public record ElasticityView(List<Counts> clusters) {
  /** Of one cluster. */
  public record Counts(String cluster, int nodesAdded, int nodesRemoved) {}

  /** Over all clusters. */
  public int added() {
    return clusters.stream().mapToInt(Counts::nodesAdded).sum();
  }

  /** Over all clusters. */
  public int removed() {
    return clusters.stream().mapToInt(Counts::nodesRemoved).sum();
  }
}
