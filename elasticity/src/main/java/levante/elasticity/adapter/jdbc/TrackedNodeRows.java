package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import levante.elasticity.journal.NodeCounts;
import levante.elasticity.journal.TrackedNode;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** The SQL of the table elasticity_node. */
final class TrackedNodeRows {
  private TrackedNodeRows() {}

  static void write(Handle handle, ClusterId cluster, TrackedNode node) {
    int changed =
        bound(
                handle.createUpdate(
                    "UPDATE elasticity_node SET pool = :pool, ordered_by = :orderedBy,"
                        + " ready_at = :ready, unneeded_at = :unneeded, gone_at = :gone"
                        + " WHERE cluster = :cluster AND name = :name"),
                cluster,
                node)
            .execute();
    if (changed == 0) {
      bound(
              handle.createUpdate(
                  "INSERT INTO elasticity_node"
                      + " (cluster, name, pool, ordered_by, ready_at, unneeded_at, gone_at)"
                      + " VALUES (:cluster, :name, :pool, :orderedBy, :ready, :unneeded, :gone)"),
              cluster,
              node)
          .execute();
    }
  }

  static List<TrackedNode> current(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT name, pool, ordered_by, ready_at, unneeded_at, gone_at FROM elasticity_node"
                + " WHERE cluster = :cluster AND (gone_at IS NULL OR ordered_by IN"
                + " (SELECT id FROM elasticity_decision WHERE cluster = :cluster"
                + " AND result IS NULL)) ORDER BY name")
        .bind("cluster", cluster.value())
        .map((row, context) -> node(row))
        .list();
  }

  static List<String> orderedBy(Handle handle, long decision) {
    return handle
        .createQuery("SELECT name FROM elasticity_node WHERE ordered_by = :id ORDER BY name")
        .bind("id", decision)
        .mapTo(String.class)
        .list();
  }

  static List<Duration> boots(Handle handle, ClusterId cluster, int limit) {
    return handle
        .createQuery(
            "SELECT d.decided, n.ready_at FROM elasticity_node n"
                + " JOIN elasticity_decision d ON d.id = n.ordered_by"
                + " WHERE n.cluster = :cluster AND n.ready_at IS NOT NULL"
                + " ORDER BY n.ready_at DESC, n.name LIMIT :limit")
        .bind("cluster", cluster.value())
        .bind("limit", limit)
        .map(
            (row, context) ->
                Duration.between(
                    ElasticityTables.instant(row, "decided"),
                    ElasticityTables.instant(row, "ready_at")))
        .list();
  }

  static NodeCounts counts(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT COUNT(ordered_by) AS added, COUNT(gone_at) AS removed FROM elasticity_node"
                + " WHERE cluster = :cluster AND ready_at IS NOT NULL")
        .bind("cluster", cluster.value())
        .map((row, context) -> new NodeCounts(row.getInt("added"), row.getInt("removed")))
        .one();
  }

  private static <S extends SqlStatement<S>> S bound(
      S statement, ClusterId cluster, TrackedNode node) {
    return statement
        .bind("cluster", cluster.value())
        .bind("name", node.name())
        .bind("pool", node.pool())
        .bind("orderedBy", node.orderedBy().orElse(null))
        .bind("ready", node.ready().map(ElasticityTables::stored).orElse(null))
        .bind("unneeded", node.unneeded().map(ElasticityTables::stored).orElse(null))
        .bind("gone", node.gone().map(ElasticityTables::stored).orElse(null));
  }

  private static TrackedNode node(ResultSet row) throws SQLException {
    long id = row.getLong("ordered_by");
    Optional<Long> orderedBy = row.wasNull() ? Optional.empty() : Optional.of(id);
    return new TrackedNode(
        row.getString("name"),
        row.getString("pool"),
        orderedBy,
        ElasticityTables.optionalInstant(row, "ready_at"),
        ElasticityTables.optionalInstant(row, "unneeded_at"),
        ElasticityTables.optionalInstant(row, "gone_at"));
  }
}
