package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.work.WorkLedger;
import levante.elasticity.work.WorkLedgerContract;

class JdbcWorkLedgerTest extends WorkLedgerContract {
  private final DataSource levante = TestDatabase.fresh();

  @Override
  protected WorkLedger ledger() {
    return new JdbcWorkLedger(levante, KEPT, MOST);
  }
}
