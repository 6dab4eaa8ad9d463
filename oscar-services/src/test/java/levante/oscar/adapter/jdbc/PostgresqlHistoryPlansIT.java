package levante.oscar.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.RealDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.postgresql.ds.PGSimpleDataSource;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlHistoryPlansIT extends HistoryPlansContract {
  private final RealDatabase postgresql = RealDatabase.start();

  @AfterAll
  void stop() {
    postgresql.close();
  }

  @Override
  DataSource fresh() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(postgresql.fresh());
    return source;
  }

  @Override
  String analyze() {
    return "VACUUM ANALYZE";
  }
}
