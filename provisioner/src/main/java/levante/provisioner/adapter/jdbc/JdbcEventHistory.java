package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.provisioner.history.EventHistory;
import levante.provisioner.history.InfrastructureEvent;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.naming.MachineId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A row for each event, never changed. */
final class JdbcEventHistory implements EventHistory {
  private final Jdbi jdbi;

  JdbcEventHistory(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  @Override
  public void append(List<InfrastructureEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    try {
      jdbi.useTransaction(handle -> insert(handle, events));
    } catch (UnableToExecuteStatementException e) {
      if (!Tables.isDuplicate(e)) {
        throw e;
      }
      // One of them is there already, as after a crash, and none was written.
      if (events.size() > 1) {
        events.forEach(event -> append(List.of(event)));
      }
    }
  }

  private static void insert(Handle handle, List<InfrastructureEvent> events) {
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO infrastructure_event (infrastructure, event_key, happened_at,"
                + " kind, node_template, machine, sentence) VALUES (:infrastructure, :key, :at, :kind,"
                + " :nodeTemplate, :machine, :sentence)");
    for (InfrastructureEvent event : events) {
      batch
          .bind("infrastructure", event.infrastructure().value())
          .bind("key", event.key())
          .bind("at", event.at().toEpochMilli())
          .bind("kind", event.kind().name())
          .bind("nodeTemplate", event.nodeTemplate().orElse(null))
          .bind("machine", event.machine().map(MachineId::value).orElse(null))
          .bind("sentence", event.sentence())
          .add();
    }
    batch.execute();
  }

  @Override
  public List<InfrastructureEvent> newest(InfrastructureId infrastructure, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM infrastructure_event WHERE infrastructure = :id"
                        + " ORDER BY seq DESC LIMIT :limit")
                .bind("id", infrastructure.value())
                .bind("limit", limit)
                .map(JdbcEventHistory::read)
                .list());
  }

  @Override
  public long count(InfrastructureId infrastructure, InfrastructureEvent.Kind kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT COUNT(*) FROM infrastructure_event"
                        + " WHERE infrastructure = :id AND kind = :kind")
                .bind("id", infrastructure.value())
                .bind("kind", kind.name())
                .mapTo(Long.class)
                .one());
  }

  private static InfrastructureEvent read(ResultSet row, StatementContext context)
      throws SQLException {
    return new InfrastructureEvent(
        new InfrastructureId(row.getString("infrastructure")),
        row.getString("event_key"),
        Instant.ofEpochMilli(row.getLong("happened_at")),
        InfrastructureEvent.Kind.valueOf(row.getString("kind")),
        Optional.ofNullable(row.getString("node_template")),
        Optional.ofNullable(row.getString("machine")).map(MachineId::new),
        row.getString("sentence"));
  }
}
