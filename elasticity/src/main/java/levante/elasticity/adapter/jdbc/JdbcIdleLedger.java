package levante.elasticity.adapter.jdbc;

import java.util.List;
import javax.sql.DataSource;
import levante.elasticity.cluster.IdleSpan;
import levante.elasticity.journal.IdleLedger;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link IdleLedger} in Levante's database. */
public final class JdbcIdleLedger implements IdleLedger {
  private final Jdbi jdbi;

  /** Makes the tables when they are not there. */
  public JdbcIdleLedger(DataSource levante) {
    this.jdbi = ElasticityTables.migrated(levante);
  }

  @Override
  public List<IdleSpan> idle(ClusterId cluster) {
    return jdbi.withHandle(handle -> idle(handle, cluster));
  }

  @Override
  public void remember(ClusterId cluster, List<IdleSpan> spans) {
    jdbi.useTransaction(
        handle -> {
          if (idle(handle, cluster).equals(spans)) {
            return;
          }
          handle.execute("DELETE FROM elasticity_idle WHERE cluster = ?", cluster.value());
          for (IdleSpan span : spans) {
            handle
                .createUpdate(
                    "INSERT INTO elasticity_idle (cluster, node, since, last_seen)"
                        + " VALUES (:cluster, :node, :since, :lastSeen)")
                .bind("cluster", cluster.value())
                .bind("node", span.node())
                .bind("since", ElasticityTables.stored(span.since()))
                .bind("lastSeen", ElasticityTables.stored(span.lastSeen()))
                .execute();
          }
        });
  }

  private static List<IdleSpan> idle(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT node, since, last_seen FROM elasticity_idle"
                + " WHERE cluster = :cluster ORDER BY node")
        .bind("cluster", cluster.value())
        .map(
            (row, context) ->
                new IdleSpan(
                    row.getString("node"),
                    ElasticityTables.instant(row, "since"),
                    ElasticityTables.instant(row, "last_seen")))
        .list();
  }
}
