package levante.web.wiring;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import levante.web.adapter.jdbc.WebDatabase;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The data folder, Levante's database in it, and the clock. */
@ApplicationScoped
public class DatabaseWiring {
  private static final int CONNECTIONS = 10;

  /** Time is UTC. */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.systemUTC();
  }

  /** Where everything durable stands. */
  @Produces
  @Singleton
  public DataFolder dataFolder(
      @ConfigProperty(name = "levante.data", defaultValue = ".levante") String folder) {
    return new DataFolder(Path.of(folder).toAbsolutePath().normalize());
  }

  /** Levante's database, its web tables migrated. */
  @Produces
  @Singleton
  public DataSource dataSource(DataFolder folder) {
    HikariConfig config = new HikariConfig();
    // Without WRITE_DELAY=0 H2 forgets what it committed when the process is halted.
    config.setJdbcUrl("jdbc:h2:file:" + folder.path().resolve("levante") + ";WRITE_DELAY=0");
    config.setDriverClassName("org.h2.Driver");
    config.setUsername("sa");
    config.setPassword("");
    config.setPoolName("levante");
    config.setMaximumPoolSize(CONNECTIONS);
    DataSource dataSource = new HikariDataSource(config);
    WebDatabase.migrate(dataSource);
    return dataSource;
  }

  /** Closes the database when the application stops. */
  public void close(@Disposes DataSource dataSource) {
    ((HikariDataSource) dataSource).close();
  }
}
