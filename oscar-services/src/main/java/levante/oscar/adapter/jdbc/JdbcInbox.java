package levante.oscar.adapter.jdbc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import levante.kernel.ClusterId;
import levante.oscar.inbox.Delivery;
import levante.oscar.inbox.DeliveryKey;
import levante.oscar.inbox.Inbox;
import levante.oscar.inbox.Notice;
import levante.oscar.service.ServiceId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Deliveries and notices in {@code oscar_deliveries} and {@link NoticeRows}. */
public final class JdbcInbox implements Inbox {
  private static final String AGAIN =
      "UPDATE oscar_deliveries SET state = 'WAITING', script_failures = 0, other_failures = 0,"
          + " not_before = :now, reason = NULL WHERE ";

  private final OscarDatabase database;
  private final NoticeRows notices;

  /** In this database. */
  public JdbcInbox(OscarDatabase database) {
    this.database = database;
    this.notices = new NoticeRows(database);
  }

  @Override
  public int accept(List<Delivery> deliveries) {
    return database.inTransactionAgainstOthers(handle -> insertNew(handle, deliveries));
  }

  static int insertNew(Handle handle, List<Delivery> deliveries) {
    Map<String, Delivery> bySight = new LinkedHashMap<>();
    deliveries.forEach(one -> bySight.putIfAbsent(sightOf(one).digest(), one));
    bySight.keySet().removeAll(present(handle, "seen_as", List.copyOf(bySight.keySet())));
    Map<String, Delivery> byDigest = new LinkedHashMap<>();
    bySight.values().forEach(one -> byDigest.putIfAbsent(one.key().digest(), one));
    byDigest.keySet().removeAll(present(handle, "digest", List.copyOf(byDigest.keySet())));
    if (byDigest.isEmpty()) {
      return 0;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            "INSERT INTO oscar_deliveries (digest, seen_as, cluster, service, storage, bucket,"
                + " object_key, version, object_size, etag, version_id, modified, source, state,"
                + " attempts, script_failures, other_failures, accepted, not_before, reason)"
                + " VALUES (:digest, :seen_as, :cluster, :service, :storage, :bucket, :object_key,"
                + " :version, :object_size, :etag, :version_id, :modified, :source, :state,"
                + " :attempts, :script_failures, :other_failures, :accepted, :not_before,"
                + " :reason)");
    byDigest.forEach((digest, delivery) -> bind(batch, digest, delivery).add());
    batch.execute();
    return byDigest.size();
  }

  private static PreparedBatch bind(PreparedBatch batch, String digest, Delivery delivery) {
    DeliveryKey key = delivery.key();
    Rows.bindService(batch, key.service());
    return Rows.bindObject(batch, delivery.object())
        .bind("digest", digest)
        .bind("seen_as", sightOf(delivery).digest())
        .bind("storage", key.storage())
        .bind("version", key.version())
        .bind("source", delivery.source().name())
        .bind("state", delivery.state().name())
        .bind("attempts", delivery.attempts())
        .bind("script_failures", delivery.scriptFailures())
        .bind("other_failures", delivery.otherFailures())
        .bind("accepted", delivery.accepted().toEpochMilli())
        .bind("not_before", delivery.notBefore().toEpochMilli())
        .bind("reason", delivery.reason().orElse(null));
  }

  private static DeliveryKey sightOf(Delivery delivery) {
    DeliveryKey key = delivery.key();
    return DeliveryKey.asListed(key.service(), key.storage(), delivery.object());
  }

  private static Set<String> present(Handle handle, String column, List<String> digests) {
    return new HashSet<>(
        OscarDatabase.some(
            digests,
            some ->
                handle
                    .createQuery(
                        "SELECT %1$s FROM oscar_deliveries WHERE %1$s IN (<digests>)"
                            .formatted(column))
                    .bindList("digests", some)
                    .mapTo(String.class)
                    .list()));
  }

  @Override
  public List<DeliveryKey> unseen(List<DeliveryKey> asListed) {
    Map<String, DeliveryKey> byDigest = new LinkedHashMap<>();
    asListed.forEach(key -> byDigest.put(key.digest(), key));
    Set<String> seen =
        database.inTransaction(
            handle -> present(handle, "seen_as", List.copyOf(byDigest.keySet())));
    byDigest.keySet().removeAll(seen);
    return List.copyOf(byDigest.values());
  }

  @Override
  public boolean knowsContent(DeliveryKey key, String eTag) {
    return database.inTransaction(
        handle ->
            Rows.bindService(
                        handle.createQuery(
                            "SELECT COUNT(*) FROM oscar_deliveries WHERE cluster = :cluster"
                                + " AND service = :service AND storage = :storage"
                                + " AND bucket = :bucket AND object_key = :key AND etag = :etag"),
                        key.service())
                    .bind("storage", key.storage())
                    .bind("bucket", key.bucket())
                    .bind("key", key.key())
                    .bind("etag", eTag)
                    .mapTo(Long.class)
                    .one()
                > 0);
  }

  @Override
  public List<Delivery> due(Instant now, int perService) {
    return database.inTransaction(
        handle -> {
          List<Delivery> due = new ArrayList<>();
          for (ServiceId service : waiting(handle)) {
            due.addAll(due(handle, service, now, perService));
          }
          return due;
        });
  }

  /**
   * The services with deliveries that wait, a step of the index each: a backlog of a million costs
   * what a backlog of ten does.
   */
  private static List<ServiceId> waiting(Handle handle) {
    return OscarDatabase.steps(
        after ->
            after
                .flatMap(last -> nextOfItsCluster(handle, last))
                .or(
                    () ->
                        nextService(
                            handle,
                            "cluster > :cluster",
                            after.map(last -> last.cluster().value()).orElse(""),
                            "")));
  }

  private static Optional<ServiceId> nextOfItsCluster(Handle handle, ServiceId last) {
    return nextService(handle, "cluster = :cluster", last.cluster().value(), last.name());
  }

  private static Optional<ServiceId> nextService(
      Handle handle, String condition, String cluster, String service) {
    return handle
        .createQuery(
            "SELECT cluster, service FROM oscar_deliveries WHERE state = 'WAITING' AND %s"
                    .formatted(condition)
                + " AND service > :service ORDER BY state, cluster, service LIMIT 1")
        .bind("cluster", cluster)
        .bind("service", service)
        .map((row, context) -> Rows.service(row))
        .findOne();
  }

  private static List<Delivery> due(Handle handle, ServiceId service, Instant now, int perService) {
    return Rows.bindService(
            handle.createQuery(
                "SELECT * FROM oscar_deliveries WHERE state = 'WAITING' AND cluster = :cluster"
                    + " AND service = :service AND not_before <= :now"
                    + " ORDER BY state, cluster, service, accepted, digest LIMIT :most"),
            service)
        .bind("now", now.toEpochMilli())
        .bind("most", perService)
        .map((row, context) -> Rows.delivery(row))
        .list();
  }

  @Override
  public List<Delivery> find(List<String> digests) {
    return database.inTransaction(
        handle ->
            OscarDatabase.some(
                digests,
                some ->
                    handle
                        .createQuery("SELECT * FROM oscar_deliveries WHERE digest IN (<digests>)")
                        .bindList("digests", some)
                        .map((row, context) -> Rows.delivery(row))
                        .list()));
  }

  @Override
  public void end(Delivery ended) {
    database.inTransaction(handle -> endWaiting(handle, ended));
  }

  private static int endWaiting(Handle handle, Delivery ended) {
    return handle
        .createUpdate(
            "UPDATE oscar_deliveries SET state = :state, reason = :reason"
                + " WHERE digest = :digest AND state = 'WAITING'")
        .bind("state", ended.state().name())
        .bind("reason", ended.reason().orElse(null))
        .bind("digest", ended.key().digest())
        .execute();
  }

  @Override
  public void handOver(Delivery ended, Delivery taken) {
    database.inTransactionAgainstOthers(
        handle -> endWaiting(handle, ended) == 1 ? insertNew(handle, List.of(taken)) : 0);
  }

  @Override
  public void recall(List<String> digests) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    "UPDATE oscar_deliveries SET state = 'RECALLED'"
                        + " WHERE state = 'RUNNING' AND digest IN (<digests>)")
                .bindList("digests", digests)
                .execute());
  }

  @Override
  public int again(List<String> digests, Instant now) {
    return database.inTransaction(
        handle ->
            OscarDatabase.some(
                    digests,
                    some ->
                        List.of(
                            handle
                                .createUpdate(
                                    AGAIN
                                        + "state IN ('DEAD', 'CANCELLED')"
                                        + " AND digest IN (<digests>)")
                                .bind("now", now.toEpochMilli())
                                .bindList("digests", some)
                                .execute()))
                .stream()
                .mapToInt(Integer::intValue)
                .sum());
  }

  @Override
  public int again(ServiceId service, Instant now) {
    return database.inTransaction(
        handle ->
            Rows.bindService(
                    handle.createUpdate(
                        AGAIN + "state = 'DEAD' AND cluster = :cluster AND service = :service"),
                    service)
                .bind("now", now.toEpochMilli())
                .execute());
  }

  @Override
  public void keep(Notice notice) {
    notices.keep(notice);
  }

  @Override
  public List<ClusterId> noticed() {
    return notices.clusters();
  }

  @Override
  public List<Notice> notices(ClusterId cluster, Optional<Notice> after, int limit) {
    return notices.oldest(cluster, after, limit);
  }

  @Override
  public int settle(List<Notice> settled, List<Delivery> deliveries) {
    return database.inTransactionAgainstOthers(
        handle -> {
          NoticeRows.drop(handle, settled);
          return insertNew(handle, deliveries);
        });
  }
}
