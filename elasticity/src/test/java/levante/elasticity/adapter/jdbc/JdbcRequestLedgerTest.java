package levante.elasticity.adapter.jdbc;

import java.time.Duration;
import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.request.RequestLedger;
import levante.elasticity.request.RequestLedgerContract;

class JdbcRequestLedgerTest extends RequestLedgerContract {
  private final DataSource levante = TestDatabase.fresh();

  @Override
  protected RequestLedger ledger() {
    return new JdbcRequestLedger(levante, Duration.ofDays(1));
  }
}
