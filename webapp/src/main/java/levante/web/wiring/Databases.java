package levante.web.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import javax.sql.DataSource;

/** H2 databases in files below the data folder. */
final class Databases {
  private static final int CONNECTIONS = 10;

  private Databases() {}

  /** Opens the database of that name, which also names its pool. */
  static DataSource open(Path folder, String name) {
    HikariConfig config = new HikariConfig();
    // Without WRITE_DELAY=0 H2 forgets what it committed when the process is halted.
    config.setJdbcUrl("jdbc:h2:file:" + folder.resolve(name) + ";WRITE_DELAY=0");
    config.setDriverClassName("org.h2.Driver");
    config.setUsername("sa");
    config.setPassword("");
    config.setPoolName(name);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  static void close(DataSource dataSource) {
    ((HikariDataSource) dataSource).close();
  }
}
