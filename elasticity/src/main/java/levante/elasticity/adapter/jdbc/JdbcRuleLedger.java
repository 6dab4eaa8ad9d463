package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.rules.RuleLedger;
import levante.elasticity.rules.StoredRules;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** {@link RuleLedger} in Levante's database. */
public final class JdbcRuleLedger implements RuleLedger {
  private static final String ROWS =
      "SELECT cluster, body, written_by, written_at, version FROM elasticity_rules";

  /** What both databases say of a key that is taken. */
  private static final String IS_THERE = "23505";

  private final Jdbi jdbi;

  /** Makes the tables when they are not there. */
  public JdbcRuleLedger(DataSource levante) {
    this.jdbi = ElasticityTables.migrated(levante);
  }

  @Override
  public Optional<StoredRules> of(ClusterId cluster) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROWS + " WHERE cluster = :cluster")
                .bind("cluster", cluster.value())
                .map((row, context) -> rules(row))
                .findOne());
  }

  @Override
  public List<StoredRules> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROWS + " ORDER BY cluster")
                .map((row, context) -> rules(row))
                .list());
  }

  @Override
  public void write(StoredRules rules) {
    boolean first = rules.version() == 1;
    changed(
        rules.cluster(),
        first
            ? "INSERT INTO elasticity_rules (cluster, body, written_by, written_at, version)"
                + " VALUES (:cluster, :text, :by, :at, 1)"
            : "UPDATE elasticity_rules SET body = :text, written_by = :by, written_at = :at,"
                + " version = version + 1 WHERE cluster = :cluster AND version = :before",
        rules);
  }

  private void changed(ClusterId cluster, String sql, StoredRules rules) {
    try {
      int rows =
          jdbi.withHandle(
              handle ->
                  handle
                      .createUpdate(sql)
                      .bind("cluster", cluster.value())
                      .bind("text", rules.text())
                      .bind("by", rules.by())
                      .bind("at", ElasticityTables.stored(rules.at()))
                      .bind("before", rules.version() - 1)
                      .execute());
      requireOne(rows, cluster);
    } catch (UnableToExecuteStatementException failed) {
      if (failed.getCause() instanceof SQLException cause && IS_THERE.equals(cause.getSQLState())) {
        requireOne(0, cluster);
      }
      throw failed;
    }
  }

  @Override
  public void remove(ClusterId cluster, long version) {
    int rows =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    "DELETE FROM elasticity_rules WHERE cluster = ? AND version = ?",
                    cluster.value(),
                    version));
    requireOne(rows, cluster);
  }

  private static void requireOne(int rows, ClusterId cluster) {
    if (rows == 0) {
      throw new LevanteException(
          ErrorCode.STALE_WRITE,
          "the scaling rules of %s are not those that were read; read them again"
              .formatted(cluster));
    }
  }

  private static StoredRules rules(ResultSet row) throws SQLException {
    return new StoredRules(
        new ClusterId(row.getString("cluster")),
        row.getString("body"),
        row.getString("written_by"),
        ElasticityTables.instant(row, "written_at"),
        row.getLong("version"));
  }
}
