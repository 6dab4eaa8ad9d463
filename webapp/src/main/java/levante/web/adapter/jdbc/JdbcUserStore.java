package levante.web.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.User;
import levante.web.security.UserStore;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Users in the table {@code users}. */
public final class JdbcUserStore implements UserStore {
  private final Jdbi jdbi;

  /** Users in a database that {@link WebDatabase} has migrated. */
  public JdbcUserStore(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource);
  }

  @Override
  public void add(User user) {
    try {
      jdbi.useHandle(
          handle ->
              handle
                  .createUpdate(
                      "INSERT INTO users (name, salt, iterations, hash, role, created)"
                          + " VALUES (:name, :salt, :iterations, :hash, :role, :created)")
                  .bind("name", user.name().value())
                  .bind("salt", user.password().salt())
                  .bind("iterations", user.password().iterations())
                  .bind("hash", user.password().hash())
                  .bind("role", user.role().name())
                  .bind("created", user.created().atOffset(ZoneOffset.UTC))
                  .execute());
    } catch (UnableToExecuteStatementException e) {
      if (isDuplicate(e)) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS, "there is a user %s".formatted(user.name()), e);
      }
      throw e;
    }
  }

  /** SQL state 23505: unique violation, in H2 as in PostgreSQL. */
  private static boolean isDuplicate(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLIntegrityConstraintViolationException
        || (failure.getCause() instanceof SQLException e && "23505".equals(e.getSQLState()));
  }

  @Override
  public Optional<User> find(OwnerId name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM users WHERE name = :name")
                .bind("name", name.value())
                .map((row, context) -> user(row))
                .findOne());
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        new OwnerId(row.getString("name")),
        new PasswordHash(row.getString("salt"), row.getInt("iterations"), row.getString("hash")),
        Role.valueOf(row.getString("role")),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }
}
