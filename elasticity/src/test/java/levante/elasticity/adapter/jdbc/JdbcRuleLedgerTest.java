package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.rules.RuleLedger;
import levante.elasticity.rules.RuleLedgerContract;

class JdbcRuleLedgerTest extends RuleLedgerContract {
  private final DataSource levante = TestDatabase.fresh();

  @Override
  protected RuleLedger ledger() {
    return new JdbcRuleLedger(levante);
  }
}
