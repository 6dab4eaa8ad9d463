package levante.web.wiring.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import levante.oscar.OscarPorts;
import levante.web.adapter.jdbc.JdbcDatabaseFacts;
import levante.web.facts.DatabaseFacts;
import levante.web.health.CheckProbe;
import levante.web.health.CloudWatch;
import levante.web.health.ClusterSight;
import levante.web.health.DiskProbe;
import levante.web.health.HealthBoard;
import levante.web.health.LoopProbe;
import levante.web.health.StorageProbe;
import levante.web.loop.LoopWatch;
import levante.web.wiring.Settings;
import org.eclipse.microprofile.health.HealthCheck;

/** How the parts are, and what this server is made of. */
@ApplicationScoped
public class HealthWiring {
  /** When each loop last looked. */
  @Produces
  @Singleton
  public LoopWatch loops(Clock clock) {
    return new LoopWatch(clock);
  }

  /** Which clusters are seen. */
  @Produces
  @Singleton
  public ClusterSight clusters() {
    return new ClusterSight();
  }

  /** How all parts are. */
  @Produces
  @Singleton
  public HealthBoard board(
      @Any Instance<HealthCheck> checks,
      Settings settings,
      Inner inner,
      OscarPorts oscar,
      Clock clock) {
    return new HealthBoard(
        List.of(
            new CheckProbe(checks.stream().toList()),
            new DiskProbe(settings.dataFolder()),
            new StorageProbe(oscar.clusters(), oscar.storages()),
            inner.clouds(),
            inner.clusters(),
            new LoopProbe(inner.loops(), clock)),
        clock);
  }

  /** What is told how parts are, rather than asking them. */
  public record Inner(LoopWatch loops, CloudWatch clouds, ClusterSight clusters) {}

  /** These. */
  @Produces
  @Singleton
  public Inner inner(LoopWatch loops, CloudWatch clouds, ClusterSight clusters) {
    return new Inner(loops, clouds, clusters);
  }

  /** What the database is. */
  @Produces
  @Singleton
  public DatabaseFacts database(DataSource dataSource) {
    return new JdbcDatabaseFacts(dataSource);
  }
}
