package levante.elasticity;

import java.time.Clock;
import javax.sql.DataSource;
import levante.elasticity.act.ElasticClusters;
import levante.elasticity.act.NodeDrainer;
import levante.elasticity.act.NodeSupply;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.cluster.ClusterObserver;
import levante.elasticity.journal.DecisionJournal;

/**
 * The module, put together.
 *
 * @param loop call {@code tick()} every scan period
 * @param journal what was decided, for pages and counts
 */
public record Elasticity(ScalingLoop loop, DecisionJournal journal) {
  /** The systems that the module works with. */
  public record Ports(
      ElasticClusters clusters, ClusterObserver observer, NodeSupply supply, NodeDrainer drainer) {}

  /**
   * Makes the module's tables in Levante's database when they are not there, and wires the loop.
   *
   * @param levante the database of Levante, not the sandbox's
   */
  public static Elasticity assemble(DataSource levante, Ports ports, Clock clock) {
    return new Elasticity(new ScalingLoop(), journal(levante, ports, clock));
  }

  private static DecisionJournal journal(DataSource levante, Ports ports, Clock clock) {
    throw new UnsupportedOperationException("%s %s %s".formatted(levante, ports, clock));
  }
}
