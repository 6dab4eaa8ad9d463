package levante.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready means that the database answers. */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
  private static final int SECONDS = 2;

  private final DataSource dataSource;

  /** For the container, which makes a proxy of this class. */
  protected DatabaseReady() {
    this(null);
  }

  /** Asks {@code dataSource}. */
  @Inject
  public DatabaseReady(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public HealthCheckResponse call() {
    try (Connection connection = dataSource.getConnection()) {
      return HealthCheckResponse.named("database").status(connection.isValid(SECONDS)).build();
    } catch (SQLException e) {
      return HealthCheckResponse.named("database").down().build();
    }
  }
}
