package levante.web.adapter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import levante.kernel.OwnerId;
import levante.web.security.PasswordHash;
import levante.web.security.Role;
import levante.web.security.User;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** Users as rows of the table {@code users}. */
final class UserRows {
  private UserRows() {}

  static void insert(Handle handle, User user) {
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
        .execute();
  }

  static User read(ResultSet row) throws SQLException {
    return new User(
        new OwnerId(row.getString("name")),
        new PasswordHash(row.getString("salt"), row.getInt("iterations"), row.getString("hash")),
        Role.valueOf(row.getString("role")),
        row.getObject("created", OffsetDateTime.class).toInstant());
  }

  /** SQL state 23505: unique violation, in H2 as in PostgreSQL. */
  static boolean isDuplicate(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLIntegrityConstraintViolationException
        || (failure.getCause() instanceof SQLException e && "23505".equals(e.getSQLState()));
  }
}
