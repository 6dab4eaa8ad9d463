package levante.web.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import levante.web.audit.ActStore;
import levante.web.audit.ActStoreContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlActStoreIT extends ActStoreContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  @Override
  protected ActStore store() {
    DataSource database = POSTGRESQL.fresh();
    WebDatabase.migrate(database);
    return new JdbcActStore(database);
  }
}
