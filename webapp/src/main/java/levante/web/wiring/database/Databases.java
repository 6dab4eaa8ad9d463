package levante.web.wiring.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Opens databases, each with a pool of connections. */
public final class Databases {
  private static final int CONNECTIONS = 10;

  /** A database that is away must not keep a request for long. */
  private static final int SECONDS_TO_CONNECT = 10;

  private Databases() {}

  /**
   * Levante's database. A PostgreSQL is had by one server at a time.
   *
   * @param folder of H2's files
   * @param name of these, and of the pool
   * @throws IllegalStateException when another server has it
   */
  public static DataSource open(DatabaseSettings settings, Path folder, String name) {
    if (settings.url().isEmpty()) {
      return open(folder, name);
    }
    PGSimpleDataSource postgresql = new PGSimpleDataSource();
    postgresql.setUrl(settings.url().get());
    postgresql.setConnectTimeout(SECONDS_TO_CONNECT);
    postgresql.setTcpKeepAlive(true);
    // A batch of rows goes as one statement.
    postgresql.setReWriteBatchedInserts(true);
    postgresql.setApplicationName("levante");
    settings.password().ifPresent(password -> postgresql.setPassword(password.reveal()));
    return SoleDatabase.open(pool(postgresql, name));
  }

  /** H2 in a file. */
  public static DataSource open(Path folder, String name) {
    return new HikariDataSource(pool(h2(folder.resolve(name)), name));
  }

  private static HikariConfig pool(DataSource source, String name) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(source);
    config.setPoolName(name);
    config.setMaximumPoolSize(CONNECTIONS);
    return config;
  }

  /** Made by its class: asked for by name, the driver found is the server's own, older one. */
  private static DataSource h2(Path file) {
    JdbcDataSource h2 = new JdbcDataSource();
    // Without WRITE_DELAY=0 H2 forgets what it committed when the process is halted.
    h2.setURL("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
    h2.setUser("sa");
    h2.setPassword("");
    return h2;
  }

  /** Closes what {@code open} opened. */
  public static void close(DataSource dataSource) {
    ((HikariDataSource) dataSource).close();
  }
}
