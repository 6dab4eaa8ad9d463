package levante.provisioner.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.InfrastructureStore;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.listing.Census;
import levante.provisioner.listing.Reader;
import levante.provisioner.listing.Wanted;
import levante.provisioner.naming.InfrastructureId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A row for each infrastructure; what may be secret is encrypted. */
final class JdbcInfrastructureStore implements InfrastructureStore {
  private static final int IDS_PER_QUERY = 500;

  private final Jdbi jdbi;
  private final Sealer sealer;
  private final InfrastructureRows rows;

  /**
   * What was read or written last, so that a row is read again only when its version is another.
   */
  private final Map<InfrastructureId, Infrastructure> known = new ConcurrentHashMap<>();

  JdbcInfrastructureStore(Jdbi jdbi, Sealer sealer) {
    this.jdbi = jdbi;
    this.sealer = sealer;
    this.rows = new InfrastructureRows(sealer);
  }

  @Override
  public Infrastructure insert(Infrastructure infrastructure, List<CloudCredential> credentials) {
    Infrastructure first = infrastructure.atVersion(1);
    try {
      jdbi.useTransaction(
          handle -> {
            insertRow(handle, first);
            ListingRow.of(first).insert(handle);
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
        .bind("guests", InfrastructureRows.guests(infrastructure.guests()))
        .bind("name", infrastructure.name())
        .bind("life", infrastructure.life().name())
        .bind("createdAt", infrastructure.createdAt().toEpochMilli())
        .bind("version", infrastructure.version())
        .bind("body", body(infrastructure))
        .bind("sealed", rows.sealed(infrastructure))
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
                .map(rows::read)
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
    return all(Reader.of(owner));
  }

  @Override
  public List<Infrastructure> ever(OwnerId owner) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT * FROM infrastructure WHERE owner = :owner ORDER BY created_at, id")
                .bind("owner", owner.value())
                .map(rows::read)
                .list());
  }

  @Override
  public List<Infrastructure> all() {
    return all(Reader.OPERATOR);
  }

  private List<Infrastructure> all(Reader reader) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT i.id, i.version FROM infrastructure_listing l JOIN infrastructure i"
                        + " ON i.id = l.infrastructure WHERE l.reader = :reader"
                        + " ORDER BY l.created_at, l.infrastructure")
                .bind("reader", ListingQueries.reader(reader))
                .map((row, context) -> current(handle, row))
                .list());
  }

  @Override
  public List<Infrastructure> page(Wanted wanted, int skip, int limit) {
    return jdbi.withHandle(
        handle -> those(handle, ListingQueries.page(handle, wanted, skip, limit)));
  }

  @Override
  public List<Infrastructure> after(Wanted wanted, Infrastructure last, int limit) {
    return jdbi.withHandle(
        handle -> those(handle, ListingQueries.after(handle, wanted, last, limit)));
  }

  @Override
  public int count(Wanted wanted) {
    return jdbi.withHandle(handle -> ListingQueries.count(handle, wanted));
  }

  @Override
  public Census census(Reader reader) {
    return jdbi.withHandle(handle -> ListingQueries.census(handle, reader));
  }

  @Override
  public List<Infrastructure> withClusters(Reader reader) {
    return jdbi.withHandle(handle -> those(handle, ListingQueries.withClusters(handle, reader)));
  }

  @Override
  public List<Infrastructure> urgent(Reader reader, int limit) {
    return jdbi.withHandle(handle -> those(handle, ListingQueries.urgent(handle, reader, limit)));
  }

  /** In that order, without those that have gone since. */
  private List<Infrastructure> those(Handle handle, List<String> ids) {
    Map<String, Infrastructure> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += IDS_PER_QUERY) {
      handle
          .createQuery("SELECT id, version FROM infrastructure WHERE id IN (<ids>)")
          .bindList("ids", ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUERY)))
          .map((row, context) -> current(handle, row))
          .list()
          .forEach(one -> found.put(one.id().value(), one));
    }
    return ids.stream().map(found::get).filter(one -> one != null && one.life().isHere()).toList();
  }

  @Override
  public Infrastructure update(Infrastructure infrastructure) {
    Infrastructure next = infrastructure.atVersion(infrastructure.version() + 1);
    if (!jdbi.inTransaction(handle -> write(handle, next))) {
      throw find(next.id()).isPresent()
          ? new LevanteException(
              ErrorCode.STALE_WRITE, "%s was changed by another".formatted(next.id()))
          : new LevanteException(
              ErrorCode.INFRASTRUCTURE_NOT_FOUND, "no infrastructure " + next.id());
    }
    return remembered(next);
  }

  /** Whether it was at the version before. */
  private boolean write(Handle handle, Infrastructure next) {
    int written =
        handle
            .createUpdate(
                "UPDATE infrastructure SET owner = :owner, guests = :guests, name = :name,"
                    + " life = :life, version = :version, body = :body, sealed = :sealed"
                    + " WHERE id = :id AND version = :version - 1")
            .bind("owner", next.owner().value())
            .bind("guests", InfrastructureRows.guests(next.guests()))
            .bind("name", next.name())
            .bind("life", next.life().name())
            .bind("version", next.version())
            .bind("body", body(next))
            .bind("sealed", rows.sealed(next))
            .bind("id", next.id().value())
            .execute();
    if (written == 1 && !isListedAs(next)) {
      ListingRow.of(next).replace(handle);
    }
    return written == 1;
  }

  /** Most writes change nothing that lists show; known is only what was committed. */
  private boolean isListedAs(Infrastructure next) {
    Infrastructure before = known.get(next.id());
    return before != null
        && before.version() == next.version() - 1
        && ListingRow.of(before).equals(ListingRow.of(next));
  }

  private static String body(Infrastructure infrastructure) {
    return Documents.PLAIN.write(InfrastructureRows.body(infrastructure));
  }
}
