package levante.web.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlAuditPlansIT extends AuditPlansContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  @Override
  DataSource fresh() {
    DataSource database = POSTGRESQL.fresh();
    WebDatabase.migrate(database);
    return database;
  }
}
