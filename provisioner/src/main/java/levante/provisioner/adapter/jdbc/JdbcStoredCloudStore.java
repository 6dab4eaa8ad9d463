package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.credential.CloudCheck;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.StoredCloud;
import levante.provisioner.credential.StoredCloudStore;
import levante.provisioner.naming.InfrastructureId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A row for each cloud; its line is encrypted. */
final class JdbcStoredCloudStore implements StoredCloudStore {
  private static final String THIS = " WHERE owner = :owner AND name = :name";

  private final Jdbi jdbi;
  private final Sealer sealer;

  /** The loop opens a cloud for each infrastructure on it, every second. */
  private final Map<CloudRef, StoredCloud> known = new ConcurrentHashMap<>();

  JdbcStoredCloudStore(Jdbi jdbi, Sealer sealer) {
    this.jdbi = jdbi;
    this.sealer = sealer;
  }

  @Override
  public void insert(StoredCloud cloud) {
    try {
      jdbi.useHandle(
          handle ->
              bound(
                      handle.createUpdate(
                          "INSERT INTO stored_cloud"
                              + " (owner, name, type, changed_at, last_check, sealed) VALUES"
                              + " (:owner, :name, :type, :changedAt, :check, :sealed)"),
                      cloud)
                  .execute());
    } catch (UnableToExecuteStatementException e) {
      if (Tables.isDuplicate(e)) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS,
            "there is a cloud called %s".formatted(cloud.ref().name()),
            e);
      }
      throw e;
    }
  }

  @Override
  public void update(StoredCloud cloud) {
    int rows =
        jdbi.withHandle(
            handle ->
                bound(
                        handle.createUpdate(
                            "UPDATE stored_cloud SET type = :type, changed_at = :changedAt,"
                                + " last_check = :check, sealed = :sealed"
                                + THIS),
                        cloud)
                    .execute());
    known.remove(cloud.ref());
    if (rows == 0) {
      throw absent(cloud.ref());
    }
  }

  private <S extends SqlStatement<S>> S bound(S statement, StoredCloud cloud) {
    return named(statement, cloud.ref())
        .bind("type", cloud.line().type())
        .bind("changedAt", cloud.changedAt().toEpochMilli())
        .bind("check", Documents.PLAIN.write(cloud.check()))
        .bind("sealed", sealer.seal(place(cloud.ref()), Documents.SECRET.write(cloud.line())));
  }

  private static <S extends SqlStatement<S>> S named(S statement, CloudRef ref) {
    return statement.bind("owner", ref.owner().value()).bind("name", ref.name().value());
  }

  @Override
  public Optional<StoredCloud> find(CloudRef ref) {
    // Read and forgotten under one lock, so that nothing older than a write is remembered.
    return Optional.ofNullable(
        known.computeIfAbsent(
            ref,
            wanted ->
                jdbi.withHandle(
                    handle ->
                        named(handle.createQuery("SELECT * FROM stored_cloud" + THIS), wanted)
                            .map(this::read)
                            .findOne()
                            .orElse(null))));
  }

  @Override
  public List<StoredCloud> list(OwnerId owner) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM stored_cloud WHERE owner = :owner ORDER BY name")
                .bind("owner", owner.value())
                .map(this::read)
                .list());
  }

  @Override
  public List<InfrastructureId> users(CloudRef ref) {
    return jdbi.withHandle(handle -> users(handle, ref));
  }

  private static List<InfrastructureId> users(Handle handle, CloudRef ref) {
    return named(
            handle.createQuery(
                "SELECT infrastructure FROM stored_cloud_use"
                    + " JOIN infrastructure ON infrastructure.id = infrastructure"
                    + " WHERE stored_cloud_use.owner = :owner AND stored_cloud_use.name = :name"
                    + " AND life NOT IN ('DELETED', 'HANDED_OVER') ORDER BY infrastructure"),
            ref)
        .mapTo(String.class)
        .map(InfrastructureId::new)
        .list();
  }

  @Override
  public void remove(CloudRef ref) {
    jdbi.useTransaction(
        handle -> {
          lock(handle, ref);
          List<InfrastructureId> users = users(handle, ref);
          if (!users.isEmpty()) {
            throw new LevanteException(
                ErrorCode.CLOUD_IN_USE,
                "%s is used by %s; they could not be ended without it"
                    .formatted(
                        ref.name(),
                        users.stream()
                            .map(InfrastructureId::value)
                            .collect(Collectors.joining(", "))));
          }
          named(handle.createUpdate("DELETE FROM stored_cloud_use" + THIS), ref).execute();
          named(handle.createUpdate("DELETE FROM stored_cloud" + THIS), ref).execute();
        });
    known.remove(ref);
  }

  /** Part of the transaction that makes an infrastructure: its clouds cannot go meanwhile. */
  static void use(Handle handle, InfrastructureId id, List<CloudCredential> credentials) {
    credentials.stream()
        .flatMap(line -> CloudRef.in(line).stream())
        .distinct()
        .forEach(
            ref -> {
              if (!lock(handle, ref)) {
                throw absent(ref);
              }
              named(
                      handle.createUpdate(
                          "INSERT INTO stored_cloud_use (infrastructure, owner, name)"
                              + " VALUES (:id, :owner, :name)"),
                      ref)
                  .bind("id", id.value())
                  .execute();
            });
  }

  /** Until the transaction ends nobody else does what begins with this; whether it is there. */
  private static boolean lock(Handle handle, CloudRef ref) {
    return named(handle.createQuery("SELECT name FROM stored_cloud" + THIS + " FOR UPDATE"), ref)
        .mapTo(String.class)
        .findOne()
        .isPresent();
  }

  private static LevanteException absent(CloudRef ref) {
    return new LevanteException(
        ErrorCode.CLOUD_NOT_FOUND, "there is no cloud called %s".formatted(ref.name()));
  }

  private StoredCloud read(ResultSet row, StatementContext context) throws SQLException {
    CloudRef ref = CloudRef.of(new OwnerId(row.getString("owner")), row.getString("name"));
    return new StoredCloud(
        ref,
        Documents.SECRET.read(
            sealer.open(place(ref), row.getString("sealed")), CloudCredential.class),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        Documents.PLAIN.read(row.getString("last_check"), CloudCheck.class));
  }

  private static String place(CloudRef ref) {
    return "the cloud %s of %s".formatted(ref.name(), ref.owner());
  }
}
