package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.work.WorkLedger;
import levante.elasticity.work.WorkLedgerContract;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlWorkIT extends WorkLedgerContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource levante = POSTGRESQL.fresh();

  @Override
  protected WorkLedger ledger() {
    return new JdbcWorkLedger(levante, KEPT, MOST);
  }
}
