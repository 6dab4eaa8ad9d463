package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.elasticity.cluster.Setback;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.journal.JournalEntry;
import levante.elasticity.journal.Outcome;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** The SQL of the table elasticity_decision. */
final class DecisionRows {
  private static final String COLUMNS =
      "SELECT d.id, d.cluster, d.decided, d.kind, d.target, d.body, d.result, d.closed_at,"
          + " d.outcome FROM elasticity_decision d ";

  private DecisionRows() {}

  static void insert(Handle handle, ClusterId cluster, Instant now, ScalingDecision decision) {
    boolean hold = decision.kind() == ScalingDecision.Kind.HOLD;
    handle
        .createUpdate(
            "INSERT INTO elasticity_decision"
                + " (cluster, decided, kind, target, body, result, closed_at, outcome) VALUES"
                + " (:cluster, :decided, :kind, :target, :body, :result, :closedAt, :outcome)")
        .bind("cluster", cluster.value())
        .bind("decided", ElasticityTables.stored(now))
        .bind("kind", decision.kind().name())
        .bind("target", decision.target())
        .bind("body", DecisionCodec.write(decision))
        .bind("result", hold ? Outcome.Result.DONE.name() : null)
        .bind("closedAt", hold ? ElasticityTables.stored(now) : null)
        .bind("outcome", hold ? "nothing was done" : null)
        .execute();
  }

  static void close(Handle handle, ClusterId cluster, long id, Outcome outcome) {
    handle
        .createUpdate(
            "UPDATE elasticity_decision SET result = :result, closed_at = :at, outcome = :text"
                + " WHERE id = :id AND cluster = :cluster AND result IS NULL")
        .bind("result", outcome.result().name())
        .bind("at", ElasticityTables.stored(outcome.at()))
        .bind("text", outcome.text())
        .bind("id", id)
        .bind("cluster", cluster.value())
        .execute();
  }

  static List<JournalEntry> open(Handle handle, ClusterId cluster) {
    return entries(
        handle,
        handle
            .createQuery(COLUMNS + "WHERE d.cluster = :cluster AND d.result IS NULL ORDER BY d.id")
            .bind("cluster", cluster.value()));
  }

  static List<JournalEntry> before(Handle handle, ClusterId cluster, long id, int limit) {
    return entries(
        handle,
        handle
            .createQuery(
                COLUMNS
                    + "WHERE d.cluster = :cluster AND d.id < :id ORDER BY d.id DESC LIMIT :limit")
            .bind("cluster", cluster.value())
            .bind("id", id)
            .bind("limit", limit));
  }

  static Optional<JournalEntry> broughtBy(Handle handle, ClusterId cluster, String node) {
    return entries(
            handle,
            handle
                .createQuery(
                    COLUMNS
                        + "JOIN elasticity_node n ON n.ordered_by = d.id"
                        + " WHERE n.cluster = :cluster AND n.name = :node")
                .bind("cluster", cluster.value())
                .bind("node", node))
        .stream()
        .findFirst();
  }

  static List<ClusterId> clustersWithOpen(Handle handle) {
    return handle
        .createQuery(
            "SELECT DISTINCT cluster FROM elasticity_decision WHERE result IS NULL ORDER BY cluster")
        .mapTo(String.class)
        .map(ClusterId::new)
        .list();
  }

  static List<Setback> setbacks(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT d.kind, d.target, COUNT(*) AS failures, MAX(d.closed_at) AS last_failure"
                + " FROM elasticity_decision d WHERE d.cluster = :cluster AND d.result = 'FAILED'"
                + " AND d.kind IN ('SCALE_UP', 'RELEASE', 'DRAIN') AND NOT EXISTS"
                + " (SELECT 1 FROM elasticity_decision s WHERE s.cluster = d.cluster"
                + " AND s.kind = d.kind AND s.target = d.target AND s.result = 'DONE'"
                + " AND s.id > d.id) AND NOT EXISTS"
                + " (SELECT 1 FROM elasticity_pardon p WHERE p.cluster = d.cluster"
                + " AND p.target = d.target AND p.up_to >= d.id)"
                + " GROUP BY d.kind, d.target ORDER BY d.kind, d.target")
        .bind("cluster", cluster.value())
        .map((row, context) -> setback(row))
        .list();
  }

  private static Setback setback(ResultSet row) throws SQLException {
    boolean growth = row.getString("kind").equals(ScalingDecision.Kind.SCALE_UP.name());
    return new Setback(
        growth ? Setback.Kind.SCALE_UP : Setback.Kind.DRAIN,
        row.getString("target"),
        row.getInt("failures"),
        ElasticityTables.instant(row, "last_failure"));
  }

  private static List<JournalEntry> entries(Handle handle, Query query) {
    List<JournalEntry> rows = query.map((row, context) -> entry(row)).list();
    return rows.stream().map(row -> withNodes(handle, row)).toList();
  }

  private static JournalEntry withNodes(Handle handle, JournalEntry row) {
    if (row.decision().kind() != ScalingDecision.Kind.SCALE_UP) {
      return row;
    }
    return new JournalEntry(
        row.id(),
        row.cluster(),
        row.decided(),
        row.decision(),
        TrackedNodeRows.orderedBy(handle, row.id()),
        row.outcome());
  }

  private static JournalEntry entry(ResultSet row) throws SQLException {
    ScalingDecision decision =
        DecisionCodec.read(
            ScalingDecision.Kind.valueOf(row.getString("kind")), row.getString("body"));
    String target = row.getString("target");
    return new JournalEntry(
        row.getLong("id"),
        new ClusterId(row.getString("cluster")),
        ElasticityTables.instant(row, "decided"),
        decision,
        target.isEmpty() ? List.of() : List.of(target),
        outcome(row));
  }

  private static Optional<Outcome> outcome(ResultSet row) throws SQLException {
    String result = row.getString("result");
    return result == null
        ? Optional.empty()
        : Optional.of(
            new Outcome(
                Outcome.Result.valueOf(result),
                ElasticityTables.instant(row, "closed_at"),
                row.getString("outcome")));
  }
}
