package levante.web.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 databases in files below the data folder. */
final class Databases {
  private static final int CONNECTIONS = 10;

  private Databases() {}

  /** Opens the database of that name, which also names its pool. */
  static DataSource open(Path folder, String name) {
    HikariConfig config = new HikariConfig();
    config.setDataSource(h2(folder.resolve(name)));
    config.setPoolName(name);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
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

  static void close(DataSource dataSource) {
    ((HikariDataSource) dataSource).close();
  }
}
