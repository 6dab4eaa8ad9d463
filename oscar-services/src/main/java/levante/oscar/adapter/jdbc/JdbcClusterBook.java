package levante.oscar.adapter.jdbc;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.kernel.Secret;
import levante.oscar.cluster.AdoptedCluster;
import levante.oscar.cluster.AttachedStorage;
import levante.oscar.cluster.ClusterBook;
import levante.oscar.storage.StorageAccess;
import org.jdbi.v3.core.Handle;

/** In {@code oscar_adopted_clusters} and {@code oscar_attached_storages}, secrets sealed. */
public final class JdbcClusterBook implements ClusterBook {
  private static final String STRIKE_STORAGE =
      "DELETE FROM oscar_attached_storages WHERE cluster = :c";

  private final OscarDatabase database;
  private final SecretBox box;

  /** In this database, sealed with this box. */
  public JdbcClusterBook(OscarDatabase database, SecretBox box) {
    this.database = database;
    this.box = box;
  }

  @Override
  public void adopt(AdoptedCluster cluster) {
    String id = cluster.id().value();
    database.inTransactionAgainstOthers(
        handle -> {
          boolean taken =
              handle
                  .createQuery(
                      "SELECT 1 FROM oscar_adopted_clusters"
                          + " WHERE cluster = :c OR (owner = :o AND name = :n)")
                  .bind("c", id)
                  .bind("o", cluster.owner().value())
                  .bind("n", cluster.name())
                  .mapTo(Integer.class)
                  .findFirst()
                  .isPresent();
          if (taken) {
            throw taken("a cluster '%s' is adopted already".formatted(cluster.name()));
          }
          return handle
              .createUpdate(
                  "INSERT INTO oscar_adopted_clusters (cluster, name, owner, kubeconfig, adopted)"
                      + " VALUES (:c, :n, :o, :k, :a)")
              .bind("c", id)
              .bind("n", cluster.name())
              .bind("o", cluster.owner().value())
              .bind("k", box.seal(cluster.kubeconfig().reveal(), row(id)))
              .bind("a", cluster.adopted().toEpochMilli())
              .execute();
        });
  }

  private static String row(String cluster) {
    return "adopted/" + cluster;
  }

  private static LevanteException taken(String message) {
    return new LevanteException(ErrorCode.ALREADY_EXISTS, message);
  }

  @Override
  public List<AdoptedCluster> adopted() {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT cluster, name, owner, kubeconfig, adopted FROM oscar_adopted_clusters"
                        + " ORDER BY cluster")
                .map(
                    (row, context) ->
                        new AdoptedCluster(
                            new ClusterId(row.getString(1)),
                            row.getString(2),
                            new OwnerId(row.getString(3)),
                            Secret.of(box.open(row.getString(4), row(row.getString(1)))),
                            Instant.ofEpochMilli(row.getLong(5))))
                .list());
  }

  @Override
  public void release(ClusterId cluster) {
    database.inTransaction(
        handle ->
            strike(handle, STRIKE_STORAGE, cluster)
                + strike(handle, "DELETE FROM oscar_adopted_clusters WHERE cluster = :c", cluster));
  }

  private static int strike(Handle handle, String sql, ClusterId cluster) {
    return handle.createUpdate(sql).bind("c", cluster.value()).execute();
  }

  @Override
  public void attach(AttachedStorage storage) {
    StorageAccess access = storage.access();
    database.inTransactionAgainstOthers(
        handle -> {
          strike(handle, STRIKE_STORAGE, storage.cluster());
          handle
              .createQuery(
                  "SELECT cluster FROM oscar_attached_storages"
                      + " WHERE endpoint = :e AND access_key = :a")
              .bind("e", access.endpoint().toString())
              .bind("a", access.accessKey())
              .mapTo(String.class)
              .findFirst()
              .ifPresent(
                  other -> {
                    throw taken(
                        "%s has that storage with that access key; give each a key of its own"
                            .formatted(other));
                  });
          return insert(handle, storage);
        });
  }

  private int insert(Handle handle, AttachedStorage storage) {
    StorageAccess access = storage.access();
    String id = storage.cluster().value();
    return handle
        .createUpdate(
            "INSERT INTO oscar_attached_storages"
                + " (cluster, endpoint, access_key, secret_key, region, tls, target)"
                + " VALUES (:c, :e, :a, :s, :r, :t, :g)")
        .bind("c", id)
        .bind("e", access.endpoint().toString())
        .bind("a", access.accessKey())
        .bind("s", box.seal(access.secretKey().reveal(), storageRow(id)))
        .bind("r", access.region())
        .bind("t", access.tls().name())
        .bind("g", storage.target().orElse(null))
        .execute();
  }

  private static String storageRow(String cluster) {
    return "attached/" + cluster;
  }

  @Override
  public List<AttachedStorage> attached() {
    return database.inTransaction(
        handle ->
            handle
                .createQuery(
                    "SELECT cluster, endpoint, access_key, secret_key, region, tls, target"
                        + " FROM oscar_attached_storages ORDER BY cluster")
                .map(
                    (row, context) ->
                        new AttachedStorage(
                            new ClusterId(row.getString(1)),
                            new StorageAccess(
                                AttachedStorage.PROVIDER,
                                URI.create(row.getString(2)),
                                row.getString(3),
                                Secret.of(box.open(row.getString(4), storageRow(row.getString(1)))),
                                row.getString(5),
                                StorageAccess.Tls.valueOf(row.getString(6)),
                                StorageAccess.Protocol.S3),
                            Optional.ofNullable(row.getString(7))))
                .list());
  }

  @Override
  public void detach(ClusterId cluster) {
    database.inTransaction(handle -> strike(handle, STRIKE_STORAGE, cluster));
  }
}
