package levante.web.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import levante.web.adapter.jdbc.WebDatabase;
import levante.web.wiring.database.Databases;

/** The data folder, Levante's database in it, and the clock. */
@ApplicationScoped
public class DatabaseWiring {
  /** Time is UTC. */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.systemUTC();
  }

  /** Where everything durable stands. */
  @Produces
  @Singleton
  public DataFolder dataFolder(Settings settings) {
    return new DataFolder(settings.dataFolder());
  }

  /** Levante's database, its web tables migrated. */
  @Produces
  @Singleton
  public DataSource dataSource(Settings settings, DataFolder folder) {
    DataSource dataSource = Databases.open(settings.database(), folder.path(), "levante");
    WebDatabase.migrate(dataSource);
    return dataSource;
  }

  /** Closes the database when the application stops. */
  public void close(@Disposes DataSource dataSource) {
    Databases.close(dataSource);
  }
}
