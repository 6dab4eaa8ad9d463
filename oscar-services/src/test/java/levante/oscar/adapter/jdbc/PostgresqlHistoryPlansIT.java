package levante.oscar.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlHistoryPlansIT extends HistoryPlansContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  @Override
  DataSource fresh() {
    return POSTGRESQL.fresh();
  }

  @Override
  String analyze() {
    return "VACUUM ANALYZE";
  }
}
