package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import levante.elasticity.manual.DisabledNode;
import levante.elasticity.manual.HandAct;
import levante.elasticity.manual.HandLedger;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link HandLedger} in Levante's database. */
public final class JdbcHandLedger implements HandLedger {
  private final Jdbi jdbi;

  /** Makes the tables when they are not there. */
  public JdbcHandLedger(DataSource levante) {
    this.jdbi = ElasticityTables.migrated(levante);
  }

  @Override
  public List<DisabledNode> disabled(ClusterId cluster) {
    return jdbi.withHandle(handle -> disabled(handle, cluster));
  }

  @Override
  public void disable(ClusterId cluster, DisabledNode node) {
    jdbi.useTransaction(
        handle -> {
          if (disabled(handle, cluster).stream().anyMatch(one -> one.node().equals(node.node()))) {
            return;
          }
          handle
              .createUpdate(
                  "INSERT INTO elasticity_disabled (cluster, node, disabled_by, since)"
                      + " VALUES (:cluster, :node, :by, :since)")
              .bind("cluster", cluster.value())
              .bind("node", node.node())
              .bind("by", node.by())
              .bind("since", ElasticityTables.stored(node.since()))
              .execute();
        });
  }

  @Override
  public void enable(ClusterId cluster, String node) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "DELETE FROM elasticity_disabled WHERE cluster = ? AND node = ?",
                cluster.value(),
                node));
  }

  @Override
  public void pardon(ClusterId cluster, String target) {
    jdbi.useTransaction(
        handle -> {
          handle.execute(
              "DELETE FROM elasticity_pardon WHERE cluster = ? AND target = ?",
              cluster.value(),
              target);
          long last =
              handle
                  .createQuery("SELECT COALESCE(MAX(id), 0) FROM elasticity_decision")
                  .mapTo(Long.class)
                  .one();
          handle.execute(
              "INSERT INTO elasticity_pardon (cluster, target, up_to) VALUES (?, ?, ?)",
              cluster.value(),
              target,
              last);
        });
  }

  @Override
  public void note(ClusterId cluster, HandAct act) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO elasticity_act (cluster, done_at, done_by, verb, target, body)"
                        + " VALUES (:cluster, :at, :by, :verb, :target, :text)")
                .bind("cluster", cluster.value())
                .bind("at", ElasticityTables.stored(act.at()))
                .bind("by", act.by())
                .bind("verb", act.verb().name())
                .bind("target", act.target())
                .bind("text", act.text())
                .execute());
  }

  @Override
  public List<HandAct> acts(ClusterId cluster, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT done_at, done_by, verb, target, body FROM elasticity_act"
                        + " WHERE cluster = :cluster ORDER BY id DESC LIMIT :limit")
                .bind("cluster", cluster.value())
                .bind("limit", limit)
                .map((row, context) -> act(row))
                .list());
  }

  private static List<DisabledNode> disabled(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT node, disabled_by, since FROM elasticity_disabled"
                + " WHERE cluster = :cluster ORDER BY node")
        .bind("cluster", cluster.value())
        .map(
            (row, context) ->
                new DisabledNode(
                    row.getString("node"),
                    row.getString("disabled_by"),
                    ElasticityTables.instant(row, "since")))
        .list();
  }

  private static HandAct act(ResultSet row) throws SQLException {
    return new HandAct(
        ElasticityTables.instant(row, "done_at"),
        row.getString("done_by"),
        HandAct.Verb.valueOf(row.getString("verb")),
        row.getString("target"),
        row.getString("body"));
  }
}
