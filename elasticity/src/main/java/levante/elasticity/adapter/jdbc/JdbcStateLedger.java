package levante.elasticity.adapter.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import levante.elasticity.state.Census;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.StateChange;
import levante.elasticity.state.StateLedger;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link StateLedger} in Levante's database. */
public final class JdbcStateLedger implements StateLedger {
  private final Jdbi jdbi;
  private final Duration kept;

  /**
   * Makes the tables when they are not there.
   *
   * @param kept how long it is remembered how it was
   */
  public JdbcStateLedger(DataSource levante, Duration kept) {
    this.jdbi = ElasticityTables.migrated(levante);
    this.kept = kept;
  }

  @Override
  public List<NodeSpell> current(ClusterId cluster) {
    return jdbi.withHandle(handle -> StateRows.current(handle, cluster));
  }

  @Override
  public void begin(ClusterId cluster, List<StateChange> changes) {
    if (changes.isEmpty()) {
      return;
    }
    jdbi.useTransaction(
        handle -> {
          changes.forEach(change -> StateRows.begin(handle, cluster, change));
          forget(handle, "elasticity_state_change", cluster, changes.get(0).spell().since());
        });
  }

  @Override
  public void count(ClusterId cluster, Census census) {
    jdbi.useTransaction(
        handle -> {
          if (CensusRows.last(handle, cluster, census.at()).filter(census::sameAs).isEmpty()) {
            CensusRows.insert(handle, cluster, census);
            forget(handle, "elasticity_census", cluster, census.at());
          }
        });
  }

  @Override
  public List<StateChange> changes(ClusterId cluster, Instant from, Instant to) {
    return jdbi.withHandle(handle -> StateRows.between(handle, cluster, from, to));
  }

  @Override
  public List<Census> counts(ClusterId cluster, Instant from, Instant to) {
    return jdbi.withHandle(handle -> CensusRows.between(handle, cluster, from, to));
  }

  private void forget(Handle handle, String table, ClusterId cluster, Instant now) {
    handle.execute(
        "DELETE FROM " + table + " WHERE cluster = ? AND at_time < ?",
        cluster.value(),
        ElasticityTables.stored(now.minus(kept)));
  }
}
