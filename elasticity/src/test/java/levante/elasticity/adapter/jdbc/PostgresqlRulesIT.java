package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.rules.RuleLedger;
import levante.elasticity.rules.RuleLedgerContract;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlRulesIT extends RuleLedgerContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource levante = POSTGRESQL.fresh();

  @Override
  protected RuleLedger ledger() {
    return new JdbcRuleLedger(levante);
  }
}
