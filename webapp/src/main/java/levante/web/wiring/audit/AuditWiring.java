package levante.web.wiring.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import levante.web.account.AccountStore;
import levante.web.adapter.jdbc.JdbcAccountStore;
import levante.web.adapter.jdbc.JdbcActStore;
import levante.web.audit.AuditTrail;
import levante.web.audit.SignIns;
import levante.web.meter.AuditMetrics;
import levante.web.security.UserStore;
import levante.web.wiring.Settings;
import org.eclipse.microprofile.metrics.MetricRegistry;

/** Who did what, and who there is to do it. */
@ApplicationScoped
public class AuditWiring {
  /** The accounts. */
  @Produces
  @Singleton
  public AccountStore accounts(DataSource dataSource) {
    return new JdbcAccountStore(dataSource);
  }

  /** The audit trail. */
  @Produces
  @Singleton
  public AuditTrail trail(
      DataSource dataSource, MetricRegistry registry, Settings settings, Clock clock) {
    return new AuditTrail(
        new JdbcActStore(dataSource), new AuditMetrics(registry), settings.auditRetention(), clock);
  }

  /** Who signed in. */
  @Produces
  @Singleton
  public SignIns signIns(AuditTrail trail, UserStore users, AccountStore accounts, Clock clock) {
    return new SignIns(trail, new SignIns.Known(users, accounts), clock);
  }
}
