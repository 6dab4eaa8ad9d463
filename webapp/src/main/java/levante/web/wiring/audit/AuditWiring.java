package levante.web.wiring.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sql.DataSource;
import levante.oscar.OscarServices;
import levante.provisioner.credential.ManageClouds;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.listing.Reader;
import levante.web.account.AccountStore;
import levante.web.account.ManageAccounts;
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

  /** What an admin does with them; whoever has something is not removed. */
  @Produces
  @Singleton
  public ManageAccounts manageAccounts(
      AccountStore accounts,
      FindInfrastructures infrastructures,
      OscarServices oscar,
      ManageClouds clouds,
      SecureRandom random) {
    return new ManageAccounts(
        accounts,
        user ->
            Stream.of(
                    some(
                        infrastructures.census(Reader.of(user)).infrastructures(),
                        "infrastructures"),
                    some(oscar.findServices().of(user).size(), "services"),
                    some(oscar.manageClusters().adopted(user).size(), "adopted clusters"),
                    some(clouds.list(user).size(), "clouds"))
                .flatMap(Optional::stream)
                .toList(),
        random);
  }

  private static Optional<String> some(int count, String things) {
    return count == 0 ? Optional.empty() : Optional.of("%s: %d".formatted(things, count));
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
