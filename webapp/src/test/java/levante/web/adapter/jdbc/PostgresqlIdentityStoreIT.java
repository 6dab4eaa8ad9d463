package levante.web.adapter.jdbc;

import javax.sql.DataSource;
import levante.kernel.testbed.Postgresql;
import levante.web.identity.IdentityStore;
import levante.web.identity.IdentityStoreContract;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same on a real PostgreSQL. */
@Tag("real")
class PostgresqlIdentityStoreIT extends IdentityStoreContract {
  @RegisterExtension private static final Postgresql POSTGRESQL = new Postgresql();

  @Override
  protected IdentityStore store() {
    DataSource database = POSTGRESQL.fresh();
    WebDatabase.migrate(database);
    return new JdbcIdentityStore(database);
  }
}
