package levante.web.adapter.jdbc;

import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.identity.Identity;
import levante.web.identity.IdentityStore;
import levante.web.security.Role;
import levante.web.security.User;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Identities in the table of that name, with their users in {@code users}. */
public final class JdbcIdentityStore implements IdentityStore {
  private final Jdbi jdbi;

  /** Identities in a database that {@link WebDatabase} has migrated. */
  public JdbcIdentityStore(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public Optional<User> find(Identity identity) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "SELECT users.* FROM users JOIN identities ON user_name = name"
                        + " WHERE issuer = :issuer AND subject = :subject")
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .map((row, context) -> UserRows.read(row))
                .findOne());
  }

  @Override
  public void add(Identity identity, User user) {
    try {
      jdbi.useTransaction(
          handle -> {
            UserRows.insert(handle, user);
            handle
                .createUpdate(
                    "INSERT INTO identities (issuer, subject, user_name)"
                        + " VALUES (:issuer, :subject, :name)")
                .bind("issuer", identity.issuer())
                .bind("subject", identity.subject())
                .bind("name", user.name().value())
                .execute();
          });
    } catch (UnableToExecuteStatementException e) {
      if (UserRows.isDuplicate(e)) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS,
            "there is a user %s, or one who is %s".formatted(user.name(), identity),
            e);
      }
      throw e;
    }
  }

  @Override
  public void change(OwnerId user, Role role) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("UPDATE users SET role = :role WHERE name = :name")
                .bind("role", role.name())
                .bind("name", user.value())
                .execute());
  }
}
