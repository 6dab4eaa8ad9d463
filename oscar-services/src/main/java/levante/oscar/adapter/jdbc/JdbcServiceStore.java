package levante.oscar.adapter.jdbc;

import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.oscar.service.Service;
import levante.oscar.service.ServiceId;
import levante.oscar.service.ServiceStore;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Services in {@code oscar_services}, their bodies sealed. */
public final class JdbcServiceStore implements ServiceStore {
  private static final String SELECT =
      "SELECT cluster, name, owner, version, body FROM oscar_services";

  private final OscarDatabase database;
  private final SecretBox box;
  private final RowMapper<Service> mapper;

  /** In this database, sealed with this box. */
  public JdbcServiceStore(OscarDatabase database, SecretBox box) {
    this.database = database;
    this.box = box;
    this.mapper =
        (row, context) -> {
          ServiceId id =
              new ServiceId(new ClusterId(row.getString("cluster")), row.getString("name"));
          return ServiceCodec.decode(
              id,
              new OwnerId(row.getString("owner")),
              row.getLong("version"),
              box.open(row.getString("body"), id.toString()));
        };
  }

  @Override
  public void save(List<Service> services) {
    database.inTransactionAgainstOthers(
        handle -> {
          services.forEach(service -> save(handle, service));
          return services.size();
        });
  }

  private void save(Handle handle, Service service) {
    ServiceId id = service.id();
    if (service.version() == 1 && exists(handle, id)) {
      throw stale(id);
    }
    String sql =
        service.version() == 1
            ? "INSERT INTO oscar_services (cluster, name, owner, version, body)"
                + " VALUES (:c, :n, :owner, :version, :body)"
            : "UPDATE oscar_services SET owner = :owner, version = :version, body = :body"
                + " WHERE cluster = :c AND name = :n AND version = :version - 1";
    int rows =
        handle
            .createUpdate(sql)
            .bind("c", id.cluster().value())
            .bind("n", id.name())
            .bind("owner", service.owner().value())
            .bind("version", service.version())
            .bind("body", box.seal(ServiceCodec.encode(service), id.toString()))
            .execute();
    if (rows != 1) {
      throw stale(id);
    }
  }

  private static boolean exists(Handle handle, ServiceId id) {
    return handle
        .createQuery("SELECT 1 FROM oscar_services WHERE cluster = :c AND name = :n")
        .bind("c", id.cluster().value())
        .bind("n", id.name())
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  private static LevanteException stale(ServiceId id) {
    return new LevanteException(
        ErrorCode.STALE_WRITE, "service %s was changed by somebody else".formatted(id));
  }

  @Override
  public Optional<Service> find(ServiceId id) {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(SELECT + " WHERE cluster = :c AND name = :n")
                .bind("c", id.cluster().value())
                .bind("n", id.name())
                .map(mapper)
                .findOne());
  }

  @Override
  public List<Service> all() {
    return database.inTransaction(
        handle -> handle.createQuery(SELECT + " ORDER BY cluster, name").map(mapper).list());
  }

  @Override
  public void delete(ServiceId id) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate("DELETE FROM oscar_services WHERE cluster = :c AND name = :n")
                .bind("c", id.cluster().value())
                .bind("n", id.name())
                .execute());
  }

  @Override
  public List<RuledBucket> ruled() {
    return database.inTransaction(
        handle ->
            handle
                .createQuery("SELECT storage, bucket FROM oscar_ruled_buckets ORDER BY 1, 2")
                .map((row, context) -> new RuledBucket(row.getString(1), row.getString(2)))
                .list());
  }

  @Override
  public void remember(RuledBucket bucket) {
    database.inTransactionAgainstOthers(
        handle -> {
          boolean known =
              handle
                  .createQuery(
                      "SELECT 1 FROM oscar_ruled_buckets WHERE storage = :s AND bucket = :b")
                  .bind("s", bucket.storage())
                  .bind("b", bucket.bucket())
                  .mapTo(Integer.class)
                  .findOne()
                  .isPresent();
          return known
              ? 0
              : change(
                  handle,
                  "INSERT INTO oscar_ruled_buckets (storage, bucket) VALUES (:s, :b)",
                  bucket);
        });
  }

  @Override
  public void forget(RuledBucket bucket) {
    database.inTransaction(
        handle ->
            change(
                handle,
                "DELETE FROM oscar_ruled_buckets WHERE storage = :s AND bucket = :b",
                bucket));
  }

  private static int change(Handle handle, String sql, RuledBucket bucket) {
    return handle
        .createUpdate(sql)
        .bind("s", bucket.storage())
        .bind("b", bucket.bucket())
        .execute();
  }
}
