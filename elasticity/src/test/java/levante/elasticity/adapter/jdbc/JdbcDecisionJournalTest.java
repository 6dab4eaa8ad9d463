package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.TestDatabase;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.DecisionJournalContract;
import levante.elasticity.journal.IdleLedger;

class JdbcDecisionJournalTest extends DecisionJournalContract {
  private final DataSource levante = TestDatabase.fresh();

  @Override
  protected DecisionJournal journal() {
    return new JdbcDecisionJournal(levante);
  }

  @Override
  protected IdleLedger ledger() {
    return new JdbcIdleLedger(levante);
  }
}
