package levante.web.adapter.jdbc;

import java.util.Optional;
import javax.sql.DataSource;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
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
      jdbi.useHandle(handle -> UserRows.insert(handle, user));
    } catch (UnableToExecuteStatementException e) {
      if (UserRows.isDuplicate(e)) {
        throw new LevanteException(
            ErrorCode.ALREADY_EXISTS, "there is a user %s".formatted(user.name()), e);
      }
      throw e;
    }
  }

  @Override
  public Optional<User> find(OwnerId name) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("SELECT * FROM users WHERE name = :name")
                .bind("name", name.value())
                .map((row, context) -> UserRows.read(row))
                .findOne());
  }
}
