package levante.web.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.web.security.Session;
import levante.web.security.SessionStore;
import org.jdbi.v3.core.Jdbi;

/** Sessions in the table {@code sessions}. */
public final class JdbcSessionStore implements SessionStore {
  private final Jdbi jdbi;

  /** Sessions in a database that {@link WebDatabase} has migrated. */
  public JdbcSessionStore(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public void add(Session session) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "INSERT INTO sessions (token_hash, user_name, created, expires)"
                        + " VALUES (:hash, :user, :created, :expires)")
                .bind("hash", session.tokenHash())
                .bind("user", session.user().value())
                .bind("created", session.created().atOffset(ZoneOffset.UTC))
                .bind("expires", session.expires().atOffset(ZoneOffset.UTC))
                .execute());
  }

  @Override
  public Optional<Session> find(String tokenHash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM sessions WHERE token_hash = :hash")
                .bind("hash", tokenHash)
                .map((row, context) -> session(row))
                .findOne());
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("token_hash"),
        new OwnerId(row.getString("user_name")),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        row.getObject("expires", OffsetDateTime.class).toInstant());
  }

  @Override
  public void remove(String tokenHash) {
    jdbi.useHandle(
        handle -> handle.execute("DELETE FROM sessions WHERE token_hash = ?", tokenHash));
  }

  @Override
  public int removeExpired(Instant now) {
    return jdbi.withHandle(
        handle ->
            handle.execute(
                "DELETE FROM sessions WHERE expires <= ?", now.atOffset(ZoneOffset.UTC)));
  }
}
