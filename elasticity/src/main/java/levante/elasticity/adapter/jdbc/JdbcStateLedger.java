package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.state.NodeSpell;
import levante.elasticity.state.NodeState;
import levante.elasticity.state.StateLedger;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link StateLedger} in Levante's database. */
public final class JdbcStateLedger implements StateLedger {
  private final Jdbi jdbi;

  /** Makes the tables when they are not there. */
  public JdbcStateLedger(DataSource levante) {
    this.jdbi = ElasticityTables.migrated(levante);
  }

  @Override
  public List<NodeSpell> current(ClusterId cluster) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT node, pool, state, since FROM elasticity_state"
                        + " WHERE cluster = :cluster ORDER BY node")
                .bind("cluster", cluster.value())
                .map((row, context) -> spell(row))
                .list());
  }

  @Override
  public void begin(ClusterId cluster, List<NodeSpell> begun) {
    jdbi.useTransaction(handle -> begun.forEach(spell -> begin(handle, cluster, spell)));
  }

  private static void begin(Handle handle, ClusterId cluster, NodeSpell spell) {
    handle.execute(
        "DELETE FROM elasticity_state WHERE cluster = ? AND node = ?",
        cluster.value(),
        spell.node());
    if (spell.state() != NodeState.OFF) {
      handle
          .createUpdate(
              "INSERT INTO elasticity_state (cluster, node, pool, state, since)"
                  + " VALUES (:cluster, :node, :pool, :state, :since)")
          .bind("cluster", cluster.value())
          .bind("node", spell.node())
          .bind("pool", spell.pool().orElse(null))
          .bind("state", spell.state().name())
          .bind("since", ElasticityTables.stored(spell.since()))
          .execute();
    }
  }

  private static NodeSpell spell(ResultSet row) throws SQLException {
    return new NodeSpell(
        row.getString("node"),
        Optional.ofNullable(row.getString("pool")),
        NodeState.valueOf(row.getString("state")),
        ElasticityTables.instant(row, "since"));
  }
}
