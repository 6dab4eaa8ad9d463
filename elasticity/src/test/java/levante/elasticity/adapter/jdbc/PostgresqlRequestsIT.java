package levante.elasticity.adapter.jdbc;

import java.time.Duration;
import javax.sql.DataSource;
import levante.elasticity.request.RequestLedger;
import levante.elasticity.request.RequestLedgerContract;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlRequestsIT extends RequestLedgerContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource levante = POSTGRESQL.fresh();

  @Override
  protected RequestLedger ledger() {
    return new JdbcRequestLedger(levante, Duration.ofDays(1));
  }
}
