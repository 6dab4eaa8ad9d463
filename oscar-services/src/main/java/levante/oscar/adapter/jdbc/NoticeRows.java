package levante.oscar.adapter.jdbc;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ClusterId;
import levante.oscar.inbox.Notice;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Notices in {@code oscar_notices}. */
final class NoticeRows {
  /** Of 1 KiB each, as MinIO's are, half a MiB a transaction. */
  private static final int MOST_IN_A_COMMIT = 500;

  private final OscarDatabase database;
  private final GroupCommit<Notice> commits;

  NoticeRows(OscarDatabase database) {
    this.database = database;
    this.commits =
        new GroupCommit<>(
            MOST_IN_A_COMMIT,
            some -> database.inTransactionAgainstOthers(handle -> insert(handle, some)));
  }

  void keep(Notice notice) {
    commits.write(notice);
  }

  private static int insert(Handle handle, List<Notice> notices) {
    Map<String, Notice> byId = new LinkedHashMap<>();
    notices.forEach(notice -> byId.put(notice.id(), notice));
    byId.keySet().removeAll(present(handle, List.copyOf(byId.keySet())));
    if (byId.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO oscar_notices (id, cluster, body, received)"
                + " VALUES (:id, :cluster, :body, :received)");
    for (Notice notice : byId.values()) {
      batch
          .bind("id", notice.id())
          .bind("cluster", notice.cluster().value())
          .bind("body", notice.body())
          .bind("received", notice.received().toEpochMilli())
          .add();
    }
    batch.execute();
    return byId.size();
  }

  private static Set<String> present(Handle handle, List<String> ids) {
    return new HashSet<>(
        OscarDatabase.some(
            ids,
            some ->
                handle
                    .createQuery("SELECT id FROM oscar_notices WHERE id IN (<ids>)")
                    .bindList("ids", some)
                    .mapTo(String.class)
                    .list()));
  }

  /** One step of an index for each cluster, however many notices there are. */
  List<ClusterId> clusters() {
    return database.inTransaction(
        handle ->
            OscarDatabase.steps(
                after ->
                    handle
                        .createQuery(
                            "SELECT cluster FROM oscar_notices WHERE cluster > :after"
                                + " ORDER BY cluster LIMIT 1")
                        .bind("after", after.map(ClusterId::value).orElse(""))
                        .mapTo(String.class)
                        .findOne()
                        .map(ClusterId::new)));
  }

  List<Notice> oldest(ClusterId cluster, Optional<Notice> after, int limit) {
    long received = after.map(one -> one.received().toEpochMilli()).orElse(Long.MIN_VALUE);
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM oscar_notices WHERE cluster = :cluster"
                        + " AND received >= :received AND (received > :received OR id > :id)"
                        + " ORDER BY cluster, received, id LIMIT :limit")
                .bind("cluster", cluster.value())
                .bind("received", received)
                .bind("id", after.map(Notice::id).orElse(""))
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Notice(
                            row.getString("id"),
                            cluster,
                            row.getString("body"),
                            Rows.instant(row, "received")))
                .list());
  }

  static void drop(Handle handle, List<Notice> notices) {
    PreparedBatch batch = handle.prepareBatch("DELETE FROM oscar_notices WHERE id = :id");
    notices.forEach(notice -> batch.bind("id", notice.id()).add());
    if (!notices.isEmpty()) {
      batch.execute();
    }
  }
}
