package levante.elasticity;

import java.time.Clock;
import javax.sql.DataSource;
import levante.elasticity.act.ScalingLoop;
import levante.elasticity.act.ScalingMemory;
import levante.elasticity.act.ScalingPorts;
import levante.elasticity.adapter.jdbc.JdbcDecisionJournal;
import levante.elasticity.adapter.jdbc.JdbcIdleLedger;
import levante.elasticity.decide.PackingPolicy;
import levante.elasticity.journal.DecisionJournal;

/**
 * The module, put together.
 *
 * @param loop call {@code tick()} every scan period
 * @param journal what was decided, for pages and counts
 */
public record Elasticity(ScalingLoop loop, DecisionJournal journal) {
  /**
   * Makes the module's tables in Levante's database when they are not there, and wires the loop.
   *
   * @param levante the database of Levante, not the sandbox's
   */
  public static Elasticity assemble(DataSource levante, ScalingPorts ports, Clock clock) {
    DecisionJournal journal = new JdbcDecisionJournal(levante);
    ScalingMemory memory = new ScalingMemory(journal, new JdbcIdleLedger(levante));
    return new Elasticity(new ScalingLoop(ports, memory, PackingPolicy::new, clock), journal);
  }
}
