package levante.web.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import levante.kernel.OwnerId;
import levante.web.account.Account;
import levante.web.account.Account.Provided;
import levante.web.account.AccountStore;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Accounts in the tables {@code users} and {@code identities}. */
public final class JdbcAccountStore implements AccountStore {
  private final Jdbi jdbi;

  private record Identified(String user, Provided identity) {}

  /** Accounts in a database that {@link WebDatabase} has migrated. */
  public JdbcAccountStore(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public List<Account> all() {
    return jdbi.inTransaction(
        handle -> {
          Map<String, List<Provided>> identities = identities(handle);
          return handle
              .createQuery("SELECT name, role, created, signed_in FROM users ORDER BY name")
              .map((row, context) -> account(row, identities))
              .list();
        });
  }

  private static Map<String, List<Provided>> identities(Handle handle) {
    return handle
        .createQuery("SELECT user_name, issuer, subject FROM identities ORDER BY issuer, subject")
        .map((row, context) -> identified(row))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Identified::user, Collectors.mapping(Identified::identity, Collectors.toList())));
  }

  private static Identified identified(ResultSet row) throws SQLException {
    return new Identified(
        row.getString("user_name"),
        new Provided(row.getString("issuer"), row.getString("subject")));
  }

  private static Account account(ResultSet row, Map<String, List<Provided>> identities)
      throws SQLException {
    String name = row.getString("name");
    return new Account(
        new OwnerId(name),
        Role.valueOf(row.getString("role")),
        row.getObject("created", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("signed_in", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        identities.getOrDefault(name, List.of()));
  }

  @Override
  public Optional<Account> find(OwnerId user) {
    return all().stream().filter(account -> account.name().equals(user)).findFirst();
  }

  @Override
  public void setPassword(OwnerId user, PasswordHash password) {
    jdbi.useTransaction(
        handle -> {
          handle
              .createUpdate(
                  "UPDATE users SET salt = :salt, iterations = :iterations, hash = :hash"
                      + " WHERE name = :name")
              .bind("salt", password.salt())
              .bind("iterations", password.iterations())
              .bind("hash", password.hash())
              .bind("name", user.value())
              .execute();
          handle.execute("DELETE FROM sessions WHERE user_name = ?", user.value());
        });
  }

  /** Sessions and identities go with the row that they refer to. */
  @Override
  public void remove(OwnerId user) {
    jdbi.useHandle(handle -> handle.execute("DELETE FROM users WHERE name = ?", user.value()));
  }

  @Override
  public void signedIn(OwnerId user, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE users SET signed_in = :at WHERE name = :name")
                .bind("at", at.atOffset(ZoneOffset.UTC))
                .bind("name", user.value())
                .execute());
  }
}
