package levante.elasticity.adapter.jdbc;

import javax.sql.DataSource;
import levante.elasticity.journal.DecisionJournal;
import levante.elasticity.journal.DecisionJournalContract;
import levante.elasticity.journal.IdleLedger;
import levante.kernel.testbed.RealDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlJournalIT extends DecisionJournalContract {
  private static RealDatabase postgresql;

  @BeforeAll
  static void start() {
    postgresql = RealDatabase.start();
  }

  @AfterAll
  static void stop() {
    postgresql.close();
  }

  private static DataSource fresh() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgresql.fresh());
    return source;
  }

  private final DataSource levante = fresh();

  @Override
  protected DecisionJournal journal() {
    return new JdbcDecisionJournal(levante);
  }

  @Override
  protected IdleLedger ledger() {
    return new JdbcIdleLedger(levante);
  }
}
