package levante.web.wiring.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A PostgreSQL that this server has alone: two would both start what is to be started once. A
 * connection besides the pool's holds an advisory lock, which ends with it, however that ends.
 */
final class SoleDatabase implements DataSource, AutoCloseable {
  /** "Levante" in ASCII. */
  private static final long LOCK = 0x4c6576616e7465L;

  private final HikariDataSource pool;
  private final Connection holder;

  SoleDatabase(DataSource source, HikariDataSource pool) {
    this.pool = pool;
    try {
      this.holder = locked(source);
    } catch (SQLException e) {
      pool.close();
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
  public Connection getConnection() throws SQLException {
    return pool.getConnection();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return pool.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return pool.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    pool.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    pool.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return pool.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(SoleDatabase.class.getName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return pool.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return pool.isWrapperFor(type);
  }

  @Override
  public void close() throws SQLException {
    pool.close();
    holder.close();
  }
}
