package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.adapter.jdbc.Documents.Body;
import levante.provisioner.adapter.jdbc.Documents.Sealed;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A row for each infrastructure; what may be secret is encrypted. */
final class JdbcInfrastructureStore implements InfrastructureStore {
  private final Jdbi jdbi;
  private final Sealer sealer;

  /**
   * What was read or written last, so that a row is read again only when its version is another.
   */
  private final Map<InfrastructureId, Infrastructure> known = new ConcurrentHashMap<>();

  JdbcInfrastructureStore(Jdbi jdbi, Sealer sealer) {
    this.jdbi = jdbi;
    this.sealer = sealer;
  }

  @Override
  public Infrastructure insert(Infrastructure infrastructure, List<CloudCredential> credentials) {
    Infrastructure first = infrastructure.atVersion(1);
    try {
      jdbi.useTransaction(
          handle -> {
            insertRow(handle, first);
            JdbcCredentialVault.insert(handle, sealer, first.id(), credentials);
          });
    } catch (UnableToExecuteStatementException e) {
      if (Tables.isDuplicate(e)) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS,
            "an infrastructure with the digits %s exists or existed".formatted(first.id().hex()),
            e);
      }
      throw e;
    }
    return first;
  }

  private void insertRow(Handle handle, Infrastructure infrastructure) {
    handle
        .createUpdate(
            "INSERT INTO infrastructure"
                + " (id, hex, owner, guests, name, life, created_at, version, body, sealed) VALUES"
                + " (:id, :hex, :owner, :guests, :name, :life, :createdAt, :version, :body,"
                + " :sealed)")
        .bind("id", infrastructure.id().value())
        .bind("hex", infrastructure.id().hex())
        .bind("owner", infrastructure.owner().value())
        .bind("guests", guests(infrastructure.guests()))
        .bind("name", infrastructure.name())
        .bind("life", infrastructure.life().name())
        .bind("createdAt", infrastructure.createdAt().toEpochMilli())
        .bind("version", infrastructure.version())
        .bind("body", body(infrastructure))
        .bind("sealed", sealed(infrastructure))
        .execute();
  }

  @Override
  public Optional<Infrastructure> find(InfrastructureId id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT id, version FROM infrastructure WHERE id = :id")
                .bind("id", id.value())
                .map((row, context) -> current(handle, row))
                .findOne());
  }

  /** Of a row that has its id and version. */
  private Infrastructure current(Handle handle, ResultSet row) throws SQLException {
    InfrastructureId id = new InfrastructureId(row.getString("id"));
    Infrastructure last = known.get(id);
    return last != null && last.version() == row.getLong("version")
        ? last
        : remembered(
            handle
                .createQuery("SELECT * FROM infrastructure WHERE id = :id")
                .bind("id", id.value())
                .map(this::read)
                .one());
  }

  /** Those that have ended are many in the end, and nobody asks for them. */
  private Infrastructure remembered(Infrastructure infrastructure) {
    if (infrastructure.life() == Life.DELETED || infrastructure.life() == Life.HANDED_OVER) {
      known.remove(infrastructure.id());
    } else {
      known.put(infrastructure.id(), infrastructure);
    }
    return infrastructure;
  }

  @Override
  public List<Infrastructure> list(OwnerId owner) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, version FROM infrastructure"
                        + " WHERE life NOT IN ('DELETED', 'HANDED_OVER')"
                        + " AND (owner = :owner OR POSITION(:guest IN guests) > 0)"
                        + " ORDER BY created_at, id")
                .bind("owner", owner.value())
                .bind("guest", guests(List.of(owner)))
                .map((row, context) -> current(handle, row))
                .list());
  }

  @Override
  public List<Infrastructure> ever(OwnerId owner) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM infrastructure WHERE owner = :owner ORDER BY created_at, id")
                .bind("owner", owner.value())
                .map(this::read)
                .list());
  }

  @Override
  public List<Infrastructure> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT id, version FROM infrastructure"
                        + " WHERE life NOT IN ('DELETED', 'HANDED_OVER')"
                        + " ORDER BY created_at, id")
                .map((row, context) -> current(handle, row))
                .list());
  }

  @Override
  public Infrastructure update(Infrastructure infrastructure) {
    Infrastructure next = infrastructure.atVersion(infrastructure.version() + 1);
    int rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE infrastructure SET owner = :owner, guests = :guests, name = :name,"
                            + " life = :life, version = :next, body = :body, sealed = :sealed"
                            + " WHERE id = :id AND version = :version")
                    .bind("owner", next.owner().value())
                    .bind("guests", guests(next.guests()))
                    .bind("name", next.name())
                    .bind("life", next.life().name())
                    .bind("next", next.version())
                    .bind("body", body(next))
                    .bind("sealed", sealed(next))
                    .bind("id", next.id().value())
                    .bind("version", infrastructure.version())
                    .execute());
    if (rows == 0) {
      throw find(next.id()).isPresent()
          ? new LevanteException(
              ErrorCode.STALE_WRITE, "%s was changed by another".formatted(next.id()))
          : new LevanteException(
              ErrorCode.INFRASTRUCTURE_NOT_FOUND, "no infrastructure " + next.id());
    }
    return remembered(next);
  }

  /** Each name between commas, which no name has, so that one is found by its position. */
  private static String guests(List<OwnerId> guests) {
    return guests.isEmpty()
        ? ""
        : guests.stream().map(OwnerId::value).collect(Collectors.joining(",", ",", ","));
  }

  private static List<OwnerId> guests(String column) {
    return Arrays.stream(column.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(OwnerId::new)
        .toList();
  }

  private static String body(Infrastructure infrastructure) {
    Estate estate = infrastructure.estate();
    return Documents.PLAIN.write(
        new Body(
            estate.desired(),
            estate.machines(),
            estate.troubles(),
            estate.nextIndex(),
            infrastructure.status(),
            estate.retired(),
            infrastructure.terms()));
  }

  private String sealed(Infrastructure infrastructure) {
    Sealed document =
        new Sealed(
            infrastructure.template(),
            infrastructure.inputs(),
            infrastructure.outputs(),
            infrastructure.estate().storages());
    return sealer.seal(place(infrastructure.id()), Documents.SECRET.write(document));
  }

  private Infrastructure read(ResultSet row, StatementContext context) throws SQLException {
    InfrastructureId id = new InfrastructureId(row.getString("id"));
    Body body = Documents.PLAIN.read(row.getString("body"), Body.class);
    String opened = sealer.open(place(id), row.getString("sealed"));
    Sealed sealed = Documents.SECRET.read(opened, Sealed.class);
    return new Infrastructure(
        id,
        new OwnerId(row.getString("owner")),
        guests(row.getString("guests")),
        row.getString("name"),
        sealed.template(),
        sealed.inputs(),
        Life.valueOf(row.getString("life")),
        new Estate(
            id,
            body.desired(),
            body.machines(),
            sealed.storages(),
            body.troubles(),
            body.nextIndex(),
            body.retired()),
        body.status(),
        sealed.outputs(),
        body.terms(),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getLong("version"));
  }

  private static String place(InfrastructureId id) {
    return "infrastructure " + id;
  }
}
