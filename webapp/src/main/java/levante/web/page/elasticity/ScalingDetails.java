package levante.web.page.elasticity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.web.view.DecisionRow;
import levante.web.view.Status;

/**
 * What of an elastic cluster's page changes while somebody looks.
 *
 * @param unseen why the cluster cannot be seen now; its nodes are those known before
 * @param acts what persons did, the newest first
 */
public record ScalingDetails(
    String cluster,
    Optional<String> unseen,
    List<NodeLine> nodes,
    List<PoolLine> pools,
    List<DecisionRow> decisions,
    List<ActLine> acts) {
  /**
   * A node.
   *
   * @param byPool whether a pool made it, so that it can be given back
   * @param disabledBy whoever took it out of use
   */
  public record NodeLine(
      String name,
      String pool,
      boolean byPool,
      Status state,
      Instant since,
      String cpu,
      String memory,
      Optional<String> disabledBy) {}

  /**
   * A pool.
   *
   * @param trouble its failures and when it is asked again; empty when there are none
   */
  public record PoolLine(String name, int live, int min, int max, Optional<String> trouble) {}

  /** What a person did. */
  public record ActLine(Instant at, String sentence) {}

  public ScalingDetails {
    nodes = List.copyOf(nodes);
    pools = List.copyOf(pools);
    decisions = List.copyOf(decisions);
    acts = List.copyOf(acts);
  }

  /** Its page. */
  public String path() {
    return "/elasticity/" + cluster;
  }
}
