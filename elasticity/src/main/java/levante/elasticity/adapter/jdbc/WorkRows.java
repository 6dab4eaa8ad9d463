package levante.elasticity.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import levante.elasticity.cluster.Resources;
import levante.elasticity.work.Work;
import levante.elasticity.work.WorkLedger.Span;
import levante.kernel.ClusterId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The SQL of the table elasticity_work. */
final class WorkRows {
  private static final int FETCHED = 1_000;
  private static final String COLUMNS =
      "pod, created, started, ended, cpu, memory_bytes, gpu, gang, priority";
  private static final String WITHIN =
      " FROM elasticity_work WHERE cluster = :cluster AND created < :to"
          + " AND (ended IS NULL OR ended > :from)";

  private WorkRows() {}

  static List<Work> open(Handle handle, ClusterId cluster) {
    return handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + " FROM elasticity_work WHERE cluster = :cluster AND ended IS NULL")
        .bind("cluster", cluster.value())
        .map((row, context) -> work(row))
        .list();
  }

  static List<ClusterId> clustersWithOpen(Handle handle) {
    return handle
        .createQuery(
            "SELECT DISTINCT cluster FROM elasticity_work WHERE ended IS NULL ORDER BY cluster")
        .mapTo(String.class)
        .map(ClusterId::new)
        .list();
  }

  static void write(Handle handle, ClusterId cluster, List<Work> changed) {
    PreparedBatch updates =
        handle.prepareBatch(
            "UPDATE elasticity_work SET started = :started, ended = :ended"
                + " WHERE cluster = :cluster AND created = :created AND pod = :pod");
    changed.forEach(one -> bind(updates, cluster, one).add());
    int[] found = updates.execute();
    List<Work> added = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      if (found[i] == 0) {
        added.add(changed.get(i));
      }
    }
    insert(handle, cluster, added);
  }

  private static void insert(Handle handle, ClusterId cluster, List<Work> added) {
    if (added.isEmpty()) {
      return;
    }
    PreparedBatch inserts =
        handle.prepareBatch(
            "INSERT INTO elasticity_work (cluster, "
                + COLUMNS
                + ") VALUES (:cluster, :pod, :created, :started, :ended, :cpu, :memory, :gpu,"
                + " :gang, :priority)");
    for (Work one : added) {
      bind(inserts, cluster, one)
          .bind("cpu", one.requests().get(Resources.CPU).toBigDecimal())
          .bind("memory", one.requests().get(Resources.MEMORY).toBigDecimal())
          .bind("gpu", one.requests().get(Resources.GPU).toBigDecimal())
          .bind("gang", one.gang().orElse(null))
          .bind("priority", one.priority())
          .add();
    }
    inserts.execute();
  }

  private static PreparedBatch bind(PreparedBatch batch, ClusterId cluster, Work one) {
    return batch
        .bind("cluster", cluster.value())
        .bind("pod", one.key().pod())
        .bind("created", ElasticityTables.stored(one.key().created()))
        .bind("started", one.started().map(ElasticityTables::stored).orElse(null))
        .bind("ended", one.ended().map(ElasticityTables::stored).orElse(null));
  }

  static void forget(Handle handle, ClusterId cluster, Instant before, int most) {
    Optional<Instant> oldest =
        handle
            .createQuery(
                "SELECT ended FROM elasticity_work WHERE cluster = :cluster AND ended IS NOT NULL"
                    + " ORDER BY ended DESC LIMIT 1 OFFSET :most")
            .bind("cluster", cluster.value())
            .bind("most", most)
            .map((row, context) -> ElasticityTables.instant(row, "ended"))
            .findFirst();
    // What is too old goes of all clusters, also of those that nobody looks after any more.
    handle.execute("DELETE FROM elasticity_work WHERE ended < ?", ElasticityTables.stored(before));
    oldest.ifPresent(
        last ->
            handle.execute(
                "DELETE FROM elasticity_work WHERE cluster = ? AND ended <= ?",
                cluster.value(),
                ElasticityTables.stored(last)));
  }

  static void each(Handle handle, ClusterId cluster, Span span, int newest, Consumer<Work> row) {
    within(
            handle.createQuery(
                "SELECT * FROM (SELECT "
                    + COLUMNS
                    + WITHIN
                    + " ORDER BY created DESC, pod LIMIT :newest) AS newest_first"
                    + " ORDER BY created, pod"),
            cluster,
            span)
        .bind("newest", newest)
        .setFetchSize(FETCHED)
        .map((found, context) -> work(found))
        .useStream(rows -> rows.forEach(row));
  }

  static int count(Handle handle, ClusterId cluster, Span span) {
    return within(handle.createQuery("SELECT COUNT(*)" + WITHIN), cluster, span)
        .mapTo(Integer.class)
        .one();
  }

  private static Query within(Query query, ClusterId cluster, Span span) {
    return query
        .bind("cluster", cluster.value())
        .bind("from", ElasticityTables.stored(span.from()))
        .bind("to", ElasticityTables.stored(span.to()));
  }

  private static Work work(ResultSet row) throws SQLException {
    return new Work(
        new Work.Key(row.getString("pod"), ElasticityTables.instant(row, "created")),
        Resources.of(
                ElasticityTables.amount(row, "cpu"), ElasticityTables.amount(row, "memory_bytes"))
            .with(Resources.GPU, ElasticityTables.amount(row, "gpu")),
        row.getInt("priority"),
        Optional.ofNullable(row.getString("gang")),
        ElasticityTables.optionalInstant(row, "started"),
        ElasticityTables.optionalInstant(row, "ended"));
  }
}
