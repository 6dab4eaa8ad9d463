package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.DecisionJournalContract;
import levante.elasticity.journal.IdleLedger;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlJournalIT extends DecisionJournalContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  private final DataSource levante = POSTGRESQL.fresh();

  @Override
  protected DecisionJournal journal() {
    return new JdbcDecisionJournal(levante);
  }

  @Override
  protected IdleLedger ledger() {
    return new JdbcIdleLedger(levante);
  }
}
