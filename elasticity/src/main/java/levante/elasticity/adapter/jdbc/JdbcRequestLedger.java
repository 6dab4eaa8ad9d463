package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import levante.elasticity.cluster.Resources;
import levante.elasticity.request.RequestLedger;
import levante.elasticity.request.RoomRequest;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@link RequestLedger} in Levante's database. */
public final class JdbcRequestLedger implements RequestLedger {
  private static final String ROWS =
      "SELECT id, asked_by, asked, cpu, memory_bytes, gpu, slots, within_s, held_s, state, since,"
          + " there FROM elasticity_request WHERE cluster = :cluster";

  /** The states in which a request is open. */
  private static final String OPEN = "state IN ('WAITING', 'SERVED')";

  private final Jdbi jdbi;
  private final Duration history;

  /**
   * Makes the tables when they are not there.
   *
   * @param history for so long requests are kept after they were asked for, when they are not open
   */
  public JdbcRequestLedger(DataSource levante, Duration history) {
    this.jdbi = ElasticityTables.migrated(levante);
    this.history = history;
  }

  @Override
  public List<RoomRequest> open(ClusterId cluster) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROWS + " AND " + OPEN + " ORDER BY asked, id")
                .bind("cluster", cluster.value())
                .map((row, context) -> request(row))
                .list());
  }

  @Override
  public List<ClusterId> clustersWithOpen() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT DISTINCT cluster FROM elasticity_request WHERE "
                        + OPEN
                        + " ORDER BY cluster")
                .mapTo(String.class)
                .map(ClusterId::new)
                .list());
  }

  @Override
  public void add(ClusterId cluster, RoomRequest request) {
    jdbi.useTransaction(
        handle -> {
          forgetOld(handle, cluster, request);
          insert(handle, cluster, request);
        });
  }

  @Override
  public boolean change(ClusterId cluster, RoomRequest request) {
    return jdbi.withHandle(
        handle ->
            handle
                    .createUpdate(
                        "UPDATE elasticity_request SET state = :state, since = :since,"
                            + " there = :there WHERE cluster = :cluster AND id = :id AND "
                            + OPEN)
                    .bind("cluster", cluster.value())
                    .bind("id", request.id())
                    .bind("state", request.state().name())
                    .bind("since", ElasticityTables.stored(request.since()))
                    .bind("there", request.there())
                    .execute()
                > 0);
  }

  @Override
  public Optional<RoomRequest> find(ClusterId cluster, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROWS + " AND id = :id")
                .bind("cluster", cluster.value())
                .bind("id", id)
                .map((row, context) -> request(row))
                .findOne());
  }

  @Override
  public List<RoomRequest> recent(ClusterId cluster, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(ROWS + " ORDER BY asked DESC, id LIMIT :limit")
                .bind("cluster", cluster.value())
                .bind("limit", limit)
                .map((row, context) -> request(row))
                .list());
  }

  private void forgetOld(Handle handle, ClusterId cluster, RoomRequest newest) {
    handle
        .createUpdate(
            "DELETE FROM elasticity_request WHERE cluster = :cluster AND asked < :oldest AND NOT "
                + OPEN)
        .bind("cluster", cluster.value())
        .bind("oldest", ElasticityTables.stored(newest.asked().minus(history)))
        .execute();
  }

  private static void insert(Handle handle, ClusterId cluster, RoomRequest request) {
    RoomRequest.Wanted wanted = request.wanted();
    handle
        .createUpdate(
            "INSERT INTO elasticity_request (cluster, id, asked_by, asked, cpu, memory_bytes, gpu,"
                + " slots, within_s, held_s, state, since, there) VALUES (:cluster, :id, :by,"
                + " :asked, :cpu, :memory, :gpu, :slots, :within, :held, :state, :since, :there)")
        .bind("cluster", cluster.value())
        .bind("id", request.id())
        .bind("by", wanted.by())
        .bind("asked", ElasticityTables.stored(request.asked()))
        .bind("cpu", wanted.each().get(Resources.CPU).toBigDecimal())
        .bind("memory", wanted.each().get(Resources.MEMORY).toBigDecimal())
        .bind("gpu", wanted.each().get(Resources.GPU).toBigDecimal())
        .bind("slots", wanted.count())
        .bind("within", wanted.within().toSeconds())
        .bind("held", wanted.held().toSeconds())
        .bind("state", request.state().name())
        .bind("since", ElasticityTables.stored(request.since()))
        .bind("there", request.there())
        .execute();
  }

  private static RoomRequest request(ResultSet row) throws SQLException {
    RoomRequest.Wanted wanted =
        new RoomRequest.Wanted(
            row.getString("asked_by"),
            Resources.of(
                Map.of(
                    Resources.CPU, ElasticityTables.amount(row, "cpu"),
                    Resources.MEMORY, ElasticityTables.amount(row, "memory_bytes"),
                    Resources.GPU, ElasticityTables.amount(row, "gpu"))),
            row.getInt("slots"),
            Duration.ofSeconds(row.getLong("within_s")),
            Duration.ofSeconds(row.getLong("held_s")));
    return new RoomRequest(
        row.getString("id"),
        wanted,
        ElasticityTables.instant(row, "asked"),
        RoomRequest.State.valueOf(row.getString("state")),
        ElasticityTables.instant(row, "since"),
        row.getInt("there"));
  }
}
