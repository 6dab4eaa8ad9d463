package levante.web.wiring.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A PostgreSQL that this server has alone: two would both start what is to be started once. A
 * connection besides the pool's holds an advisory lock, which ends with it, however that ends.
 */
final class SoleDatabase extends HikariDataSource {
  /** "Levante" in ASCII. */
  private static final long LOCK = 0x4c6576616e7465L;

  private final Connection holder;

  private SoleDatabase(HikariConfig pool, Connection holder) {
    super(pool);
    this.holder = holder;
  }

  /** The pool's database, once it is locked; IllegalStateException when another server has it. */
  static SoleDatabase open(HikariConfig pool) {
    try {
      return new SoleDatabase(pool, locked(pool.getDataSource()));
    } catch (SQLException e) {
      throw new IllegalStateException("the database cannot be locked: " + e.getMessage(), e);
    }
  }

  private static Connection locked(DataSource source) throws SQLException {
    Connection connection = source.getConnection();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(%d)".formatted(LOCK))) {
      row.next();
      if (!row.getBoolean(1)) {
        connection.close();
        throw new SQLException("another Levante uses it");
      }
    }
    return connection;
  }

  @Override
  public void close() {
    super.close();
    try {
      holder.close();
    } catch (SQLException e) {
      throw new IllegalStateException("the lock on the database was not given back", e);
    }
  }
}
