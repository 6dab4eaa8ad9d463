package levante.web.wiring.backup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import levante.web.adapter.jdbc.H2Copy;
import levante.web.backup.Backups;
import levante.web.backup.DatabaseCopy;
import levante.web.backup.PostgresqlCopy;
import levante.web.wiring.SandboxWorld;
import levante.web.wiring.Settings;

/** Copies of Levante's database and of the sandbox's world. */
@ApplicationScoped
public class BackupWiring {
  /** Both. */
  @Produces
  @Singleton
  public Backups backups(Settings settings, DataSource levante, SandboxWorld world, Clock clock) {
    DatabaseCopy own =
        settings
            .database()
            .url()
            .<DatabaseCopy>map(PostgresqlCopy::new)
            .orElseGet(() -> new H2Copy(levante));
    return new Backups(
        settings.dataFolder(),
        Map.of("levante.zip", own, "world.zip", new H2Copy(world.dataSource())),
        clock);
  }
}
