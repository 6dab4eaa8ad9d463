package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import levante.elasticity.decide.ScalingDecision;
import levante.elasticity.hook.HookCursor;
import levante.elasticity.hook.HookEvents;
import levante.elasticity.hook.HookLog;
import levante.elasticity.hook.HookRow;
import levante.elasticity.hook.HookSource;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** {@link HookLog} on the records that Levante's database holds anyway. */
public final class JdbcHookLog implements HookLog {
  private final Jdbi jdbi;

  /** Makes the tables when they are not there. */
  public JdbcHookLog(DataSource levante) {
    this.jdbi = ElasticityTables.migrated(levante);
  }

  @Override
  public HookCursor cursor(HookSource source) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT last_id, failures, retry_at FROM elasticity_hook_cursor"
                        + " WHERE source = :source")
                .bind("source", source.name())
                .map(
                    (row, context) ->
                        new HookCursor(
                            row.getLong("last_id"),
                            row.getInt("failures"),
                            ElasticityTables.optionalInstant(row, "retry_at")))
                .findFirst()
                .orElseGet(() -> begun(handle, source)));
  }

  @Override
  public void moveTo(HookSource source, HookCursor cursor) {
    jdbi.useTransaction(handle -> write(handle, source, cursor));
  }

  @Override
  public List<HookRow> after(HookSource source, long id, Instant until, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM "
                        + table(source)
                        + " WHERE id > :id AND "
                        + time(source)
                        + " <= :until ORDER BY id LIMIT :limit")
                .bind("id", id)
                .bind("until", ElasticityTables.stored(until))
                .bind("limit", limit)
                .map(mapper(source))
                .list());
  }

  private static HookCursor begun(Handle handle, HookSource source) {
    long newest =
        handle
            .createQuery("SELECT COALESCE(MAX(id), 0) FROM " + table(source))
            .mapTo(Long.class)
            .one();
    HookCursor cursor = HookCursor.after(newest);
    write(handle, source, cursor);
    return cursor;
  }

  private static void write(Handle handle, HookSource source, HookCursor cursor) {
    handle.execute("DELETE FROM elasticity_hook_cursor WHERE source = ?", source.name());
    handle
        .createUpdate(
            "INSERT INTO elasticity_hook_cursor (source, last_id, failures, retry_at)"
                + " VALUES (:source, :last, :failures, :retryAt)")
        .bind("source", source.name())
        .bind("last", cursor.last())
        .bind("failures", cursor.failures())
        .bind("retryAt", cursor.retryAt().map(ElasticityTables::stored).orElse(null))
        .execute();
  }

  private static String table(HookSource source) {
    return switch (source) {
      case STATES -> "elasticity_state_change";
      case DECISIONS -> "elasticity_decision";
    };
  }

  private static String time(HookSource source) {
    return switch (source) {
      case STATES -> "at_time";
      case DECISIONS -> "decided";
    };
  }

  private static RowMapper<HookRow> mapper(HookSource source) {
    return switch (source) {
      case STATES -> (row, context) -> state(row);
      case DECISIONS -> (row, context) -> decision(row);
    };
  }

  private static HookRow state(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    return new HookRow(
        id,
        ElasticityTables.instant(row, "at_time"),
        HookEvents.of(id, new ClusterId(row.getString("cluster")), StateRows.change(row)));
  }

  private static HookRow decision(ResultSet row) throws SQLException {
    long id = row.getLong("id");
    Instant decided = ElasticityTables.instant(row, "decided");
    ScalingDecision decision =
        DecisionCodec.read(
            ScalingDecision.Kind.valueOf(row.getString("kind")), row.getString("body"));
    return new HookRow(
        id, decided, HookEvents.of(id, new ClusterId(row.getString("cluster")), decided, decision));
  }
}
